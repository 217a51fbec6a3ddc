package io.mien.console.health;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The latencies of the latest frames: at most some hundred, and none older than the window. Thread-safe. */
final class LatencyWindow {
    private static final int MOST = 512;

    private final long windowNanos;
    private final long[] at = new long[MOST]; // guarded by this
    private final double[] millis = new double[MOST]; // guarded by this
    private long added; // guarded by this

    LatencyWindow(long windowNanos) {
        this.windowNanos = windowNanos;
    }

    synchronized void add(long now, double latencyMillis) {
        int place = (int) (added++ % MOST);
        at[place] = now;
        millis[place] = latencyMillis;
    }

    /** The latency that this share of the frames does not exceed; empty without frames. */
    synchronized OptionalDouble quantile(long now, double share) {
        int count = (int) Math.min(added, MOST);
        double[] recent = new double[count];
        int found = 0;
        for (int i = 0; i < count; i++) {
            if (now - at[i] <= windowNanos) {
                recent[found++] = millis[i];
            }
        }
        if (found == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(recent, 0, found);
        return OptionalDouble.of(recent[Math.min(found - 1, (int) Math.ceil(share * found) - 1)]);
    }
}
