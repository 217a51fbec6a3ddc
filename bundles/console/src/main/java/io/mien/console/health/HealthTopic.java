package io.mien.console.health;

import io.mien.console.state.StateHub;
import io.mien.console.state.StateTopic;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.felix.hc.api.HealthCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Tells the page how Mien fares this second, and what the health checks say. A check may read the gallery, or hang: each is asked
 * while a page is open, on a thread of its own, and keeps no other from being asked. Thread-safe.
 */
@Component(
        service = StateTopic.class,
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class HealthTopic implements StateTopic {
    static final String NAME = "health";

    private final HealthSampler sampler;
    private final StateHub hub;
    private final LongSupplier nanos;
    private final ThreadPoolExecutor workers;
    private final List<HealthQuestion> checks = new CopyOnWriteArrayList<>();

    @Activate
    public HealthTopic(@Reference HealthSampler sampler, @Reference StateHub hub) {
        this(sampler, hub, System::nanoTime);
    }

    /** @param nanos the time */
    HealthTopic(HealthSampler sampler, StateHub hub, LongSupplier nanos) {
        this.sampler = sampler;
        this.hub = hub;
        this.nanos = nanos;
        // The hub may read the topic once more when the workers have ended: that is discarded.
        workers = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                1,
                TimeUnit.MINUTES,
                new SynchronousQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "mien-console-checks");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Deactivate
    void stop() {
        workers.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(HealthCheck check, Map<String, Object> properties) {
        Object name = properties.getOrDefault(HealthCheck.NAME, check.getClass().getSimpleName());
        checks.add(new HealthQuestion(String.valueOf(name), check));
    }

    void removeCheck(HealthCheck check) {
        checks.removeIf(question -> question.isOf(check));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("now", sampler.latest().map(HealthSample::json).orElse(null));
        state.put("checks", checks(nanos.getAsLong()));
        return state;
    }

    /** What each said when it was asked before; null until there is something to say of each. */
    private List<Map<String, Object>> checks(long now) {
        List<HealthQuestion> present = checks.stream()
                .sorted(Comparator.comparing(HealthQuestion::name))
                .toList();
        present.stream()
                .filter(question -> question.begins(now))
                .forEach(question -> workers.execute(() -> {
                    question.ask();
                    hub.changed(NAME);
                }));
        List<Map<String, Object>> outcomes =
                present.stream().flatMap(q -> q.outcome(now).stream()).toList();
        return outcomes.size() == present.size() ? outcomes : null;
    }
}
