package io.mien.swaptest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Latencies of frames in the order of their answers. Thread-safe. */
final class Latencies {
    private final List<Long> nanos = new ArrayList<>(); // guarded by this

    synchronized void add(long took) {
        nanos.add(took);
    }

    /** How many there are: the beginning of what comes after. */
    synchronized int mark() {
        return nanos.size();
    }

    /** Median and 99th percentile of those between two marks, in milliseconds. */
    synchronized String between(int from, int to) {
        List<Long> sorted = nanos.subList(from, to).stream().sorted().toList();
        return sorted.isEmpty()
                ? "no frames"
                : String.format(
                        Locale.ROOT,
                        "%d frames, p50 %.1f ms, p99 %.1f ms",
                        sorted.size(),
                        quantile(sorted, .5),
                        quantile(sorted, .99));
    }

    private static double quantile(List<Long> sorted, double share) {
        return sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1)) / 1e6;
    }
}
