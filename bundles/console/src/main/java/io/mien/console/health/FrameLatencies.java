package io.mien.console.health;

import io.mien.track.TrackListener;
import io.mien.track.TrackedFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * The time from a frame's arrival to its result, of the latest frames. It is a component of its own: what listens to sources is
 * made while a source is, and must not need one. Thread-safe.
 */
@Component(
        service = {FrameLatencies.class, TrackListener.class},
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class FrameLatencies implements TrackListener {
    /** A frame of a recording has the time since its beginning, which says nothing of its latency. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final LatencyWindow window = new LatencyWindow(TimeUnit.SECONDS.toNanos(HealthSampler.KEPT_SECONDS));

    @Override
    public void tracked(TrackedFrame frame) {
        Duration latency = Duration.between(frame.frame().time(), Instant.now());
        if (!latency.isNegative() && latency.compareTo(LONGEST) < 0) {
            window.add(System.nanoTime(), latency.toNanos() / 1e6);
        }
    }

    LatencyWindow window() {
        return window;
    }
}
