package io.mien.console.health;

import io.mien.console.state.StateTopic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Tells the page how Mien fares this second, and what the health checks say. A check may read the gallery: while somebody looks,
 * each is asked once in ten seconds.
 */
@Component(
        service = StateTopic.class,
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class HealthTopic implements StateTopic {
    static final String NAME = "health";

    private static final long ASKED_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final HealthSampler sampler;
    private final LongSupplier nanos;
    private final List<Named> checks = new CopyOnWriteArrayList<>();
    private List<Map<String, Object>> outcomes = List.of(); // of the hub's thread
    private List<Named> asked = List.of(); // of the hub's thread
    private long askedAt; // of the hub's thread

    private record Named(String name, HealthCheck check) {}

    @Activate
    public HealthTopic(@Reference HealthSampler sampler) {
        this(sampler, System::nanoTime);
    }

    /** @param nanos the time */
    HealthTopic(HealthSampler sampler, LongSupplier nanos) {
        this.sampler = sampler;
        this.nanos = nanos;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(HealthCheck check, Map<String, Object> properties) {
        Object name = properties.getOrDefault(HealthCheck.NAME, check.getClass().getSimpleName());
        checks.add(new Named(String.valueOf(name), check));
    }

    void removeCheck(HealthCheck check) {
        checks.removeIf(named -> named.check() == check);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("now", sampler.latest().map(HealthSample::json).orElse(null));
        state.put("checks", checks());
        return state;
    }

    private List<Map<String, Object>> checks() {
        List<Named> present = List.copyOf(checks);
        long now = nanos.getAsLong();
        if (!present.equals(asked) || now - askedAt >= ASKED_NANOS) {
            outcomes = present.stream()
                    .sorted(Comparator.comparing(Named::name))
                    .map(HealthTopic::ask)
                    .toList();
            asked = present;
            askedAt = now;
        }
        return outcomes;
    }

    private static Map<String, Object> ask(Named named) {
        Result result = result(named.check());
        List<String> messages = new ArrayList<>();
        for (ResultLog.Entry entry : result) {
            messages.add(entry.getMessage());
        }
        String status = result.getStatus().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Map.of("name", named.name(), "status", status, "messages", messages);
    }

    private static Result result(HealthCheck check) {
        try {
            return check.execute();
        } catch (RuntimeException e) {
            // It says something about itself only; the others are asked all the same.
            return new Result(Result.Status.HEALTH_CHECK_ERROR, e.toString());
        }
    }
}
