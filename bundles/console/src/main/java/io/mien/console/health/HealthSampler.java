package io.mien.console.health;

import io.mien.console.state.StateHub;
import io.mien.track.LiveSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Measures once a second, and keeps one sample of every five seconds of the last quarter of an hour, so that a page that is
 * opened sees what was before. Thread-safe.
 */
@Component(
        service = HealthSampler.class,
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class HealthSampler {
    private static final Logger LOG = System.getLogger(HealthSampler.class.getName());

    /** Ticks of one sample that is kept. */
    static final int KEPT_SECONDS = 5;

    /** A quarter of an hour. */
    static final int MOST = 15 * 60 / KEPT_SECONDS;

    private final StateHub hub;
    private final List<LiveSource> sources = new CopyOnWriteArrayList<>();
    private final HealthMeter second;
    private final HealthMeter kept;
    private final ScheduledThreadPoolExecutor clock;
    private final Deque<HealthSample> history = new ArrayDeque<>(); // guarded by this
    private Optional<HealthSample> latest = Optional.empty(); // guarded by this
    private int ticks; // of the clock's thread
    private boolean failing; // of the clock's thread

    @Activate
    public HealthSampler(@Reference StateHub hub, @Reference FrameLatencies latencies) {
        this.hub = hub;
        long now = System.nanoTime();
        second = new HealthMeter(latencies.window(), ProcessFigures.used(), now);
        kept = new HealthMeter(latencies.window(), ProcessFigures.used(), now);
        clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "mien-console-health");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Activate
    void start() {
        clock.scheduleAtFixedRate(() -> tick(System.nanoTime(), Instant.now()), 1, 1, TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() {
        clock.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(LiveSource source) {
        sources.add(source);
    }

    void removeSource(LiveSource source) {
        sources.remove(source);
    }

    /** A second has passed. A source that fails is a reason to measure nothing now, and not to end the clock. */
    void tick(long now, Instant time) {
        try {
            measure(now, time);
            failing = false;
        } catch (RuntimeException | Error e) {
            if (!failing) {
                LOG.log(Level.WARNING, "Nothing is measured", e);
            }
            failing = true;
        }
    }

    private void measure(long now, Instant time) {
        Duration used = ProcessFigures.used();
        HealthSample sample = second.read(sources, used, now, time);
        boolean keeps = ++ticks % KEPT_SECONDS == 0;
        Optional<HealthSample> added = keeps ? Optional.of(kept.read(sources, used, now, time)) : Optional.empty();
        synchronized (this) {
            latest = Optional.of(sample);
            added.ifPresent(history::addLast);
            if (history.size() > MOST) {
                history.removeFirst();
            }
        }
        hub.changed(HealthTopic.NAME);
        if (keeps) {
            hub.changed(HealthHistoryTopic.NAME);
        }
    }

    synchronized Optional<HealthSample> latest() {
        return latest;
    }

    /** Oldest first. */
    synchronized List<HealthSample> history() {
        return List.copyOf(history);
    }
}
