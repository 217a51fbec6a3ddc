package io.mien.console.health;

import io.mien.console.state.StateHub;
import io.mien.console.state.StateTopic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Tells the page how Mien fares this second, and what the health checks say. A check may read the gallery, or hang: while a page is
 * open, all are asked once in ten seconds, on a thread of their own. Thread-safe.
 */
@Component(
        service = StateTopic.class,
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class HealthTopic implements StateTopic {
    static final String NAME = "health";

    private static final long ASKED_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final HealthSampler sampler;
    private final StateHub hub;
    private final LongSupplier nanos;
    private final ThreadPoolExecutor worker;
    private final List<Named> checks = new CopyOnWriteArrayList<>();
    private Optional<List<Map<String, Object>>> outcomes = Optional.empty(); // of those asked before; guarded by this
    private List<Named> asked = List.of(); // guarded by this
    private long askedAt; // guarded by this
    private boolean asking; // guarded by this

    private record Named(String name, HealthCheck check) {}

    @Activate
    public HealthTopic(@Reference HealthSampler sampler, @Reference StateHub hub) {
        this(sampler, hub, System::nanoTime);
    }

    /** @param nanos the time */
    HealthTopic(HealthSampler sampler, StateHub hub, LongSupplier nanos) {
        this.sampler = sampler;
        this.hub = hub;
        this.nanos = nanos;
        // The hub may read the topic once more when the worker has ended: that is discarded.
        worker = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "mien-console-checks");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Deactivate
    void stop() {
        worker.shutdownNow();
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

    /** What they said when they were asked before; null until they have answered once. */
    private List<Map<String, Object>> checks() {
        List<Named> present = List.copyOf(checks);
        if (begins(present)) {
            worker.execute(() -> ask(present));
        }
        synchronized (this) {
            return outcomes.orElse(null);
        }
    }

    private synchronized boolean begins(List<Named> present) {
        long now = nanos.getAsLong();
        if (present.isEmpty()) {
            outcomes = Optional.of(List.of());
            asked = present;
            return false;
        }
        boolean due = outcomes.isEmpty() || !present.equals(asked) || now - askedAt >= ASKED_NANOS;
        boolean begins = due && !asking;
        if (begins) {
            asking = true;
            asked = present;
            askedAt = now;
        }
        return begins;
    }

    private void ask(List<Named> present) {
        List<Map<String, Object>> answers = present.stream()
                .sorted(Comparator.comparing(Named::name))
                .map(HealthTopic::ask)
                .toList();
        synchronized (this) {
            outcomes = Optional.of(answers);
            asking = false;
        }
        hub.changed(NAME);
    }

    /** A check that fails says something about itself only; the others are asked all the same. */
    private static Map<String, Object> ask(Named named) {
        try {
            return outcome(named.name(), named.check().execute());
        } catch (RuntimeException | Error e) {
            return outcome(named.name(), new Result(Result.Status.HEALTH_CHECK_ERROR, e.toString()));
        }
    }

    private static Map<String, Object> outcome(String name, Result result) {
        List<String> messages = new ArrayList<>();
        for (ResultLog.Entry entry : result) {
            messages.add(entry.getMessage());
        }
        String status = result.getStatus().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Map.of("name", name, "status", status, "messages", messages);
    }
}
