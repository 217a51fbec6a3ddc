package io.mien.health;

import io.mien.boot.json.JsonWriter;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Runs all registered health checks for {@code mien health}, found by {@code io.mien.command=health}; checks of other
 * bundles are run, too. It is given {@code out} (PrintStream) and {@code json} (Boolean). Its exit code is 0 if the product
 * does its work, with or without warnings.
 */
@Component(service = ToIntFunction.class, property = "io.mien.command=health")
public final class HealthCommand implements ToIntFunction<Map<String, Object>> {
    private final List<Named> checks = new CopyOnWriteArrayList<>();

    private record Named(String name, HealthCheck check) {
        static Named of(HealthCheck check, Map<String, Object> properties) {
            return new Named(
                    String.valueOf(properties.getOrDefault(
                            HealthCheck.NAME, check.getClass().getName())),
                    check);
        }
    }

    /** The result of one check. */
    private record Outcome(String name, Result.Status status, List<String> messages) {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(HealthCheck check, Map<String, Object> properties) {
        checks.add(Named.of(check, properties));
    }

    void removeCheck(HealthCheck check) {
        checks.removeIf(n -> n.check() == check);
    }

    @Override
    public int applyAsInt(Map<String, Object> call) {
        PrintStream out = (PrintStream) call.get("out");
        boolean json = Boolean.TRUE.equals(call.get("json"));
        List<Outcome> outcomes = checks.stream()
                .sorted(Comparator.comparing(Named::name))
                .map(HealthCommand::ask)
                .toList();
        outcomes.forEach(o -> out.println(json ? json(o) : text(o)));
        out.flush();
        return outcomes.stream().anyMatch(o -> isIll(o.status())) ? 1 : 0;
    }

    private static Outcome ask(Named named) {
        Result result = result(named.check());
        List<String> all = new ArrayList<>();
        List<String> matter = new ArrayList<>();
        for (ResultLog.Entry entry : result) {
            all.add(entry.getMessage());
            if (entry.getStatus() != Result.Status.OK) {
                matter.add(entry.getMessage());
            }
        }
        return new Outcome(named.name(), result.getStatus(), matter.isEmpty() ? all : matter);
    }

    private static Result result(HealthCheck check) {
        try {
            return check.execute();
        } catch (RuntimeException e) {
            // A check that fails says something about itself only; the others are asked all the same.
            return new Result(Result.Status.HEALTH_CHECK_ERROR, e.toString());
        }
    }

    private static boolean isIll(Result.Status status) {
        return status != Result.Status.OK && status != Result.Status.WARN;
    }

    private static String text(Outcome outcome) {
        return String.format(
                        Locale.ROOT,
                        "%-8s  %-8s  %s",
                        outcome.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        outcome.name(),
                        String.join("; ", outcome.messages()))
                .stripTrailing();
    }

    private static String json(Outcome outcome) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("check", outcome.name());
        object.put("status", outcome.status().name().toLowerCase(Locale.ROOT));
        object.put("messages", outcome.messages());
        return JsonWriter.line(object);
    }
}
