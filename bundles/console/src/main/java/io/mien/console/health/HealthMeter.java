package io.mien.console.health;

import io.mien.track.LiveSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Measures what happened since it was asked before. Confined to one thread. */
final class HealthMeter {
    private static final double SECOND = 1e9;
    private static final double ROUND = 100;

    private final LatencyWindow latencies;
    private Map<String, Counts> before = Map.of();
    private Duration used;
    private long asked;

    private record Counts(long frames, long failures, long dropped) {}

    /** @param now in nanoseconds */
    HealthMeter(LatencyWindow latencies, Duration used, long now) {
        this.latencies = latencies;
        this.used = used;
        this.asked = now;
    }

    /**
     * The interval since the call before; a source that was not there then counts from now on.
     *
     * @param now in nanoseconds
     */
    HealthSample read(Collection<LiveSource> sources, Duration usedNow, long now, Instant time) {
        double seconds = Math.max(1, now - asked) / SECOND;
        Map<String, Counts> counts = new HashMap<>();
        Map<String, Double> rates = new TreeMap<>();
        long failed = 0;
        long dropped = 0;
        for (LiveSource source : sources) {
            Counts is = new Counts(source.frames(), source.failures(), source.dropped());
            Counts was = before.getOrDefault(source.name(), is);
            counts.put(source.name(), is);
            // A source that was configured again counts from 0.
            rates.put(source.name(), rounded(Math.max(0, is.frames - was.frames) / seconds));
            failed += Math.max(0, is.failures - was.failures);
            dropped += Math.max(0, is.dropped - was.dropped);
        }
        double processors = rounded(usedNow.minus(used).toNanos() / SECOND / seconds);
        before = counts;
        used = usedNow;
        asked = now;
        return new HealthSample(
                time,
                rates,
                failed,
                dropped,
                latencies.quantile(now, .5),
                latencies.quantile(now, .95),
                ProcessFigures.heap(),
                ProcessFigures.resident(),
                processors);
    }

    private static double rounded(double value) {
        return Math.round(value * ROUND) / ROUND;
    }
}
