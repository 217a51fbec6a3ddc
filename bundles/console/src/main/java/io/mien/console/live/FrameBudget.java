package io.mien.console.live;

import io.mien.console.live.LiveViewer.Kept;
import io.mien.track.TrackedFrame;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bounds the memory of the frames that all pages keep together. Pages of one pace keep the same frames, which count once; pages
 * of different pace keep different ones.
 *
 * @param bytes at most
 */
record FrameBudget(long bytes) {
    private static final int SHARE_OF_HEAP = 4;
    private static final int MEBIBYTE_SHIFT = 20;

    /** A frozen frame is given up last, and of others the one that no page was sent for longest is given up first. */
    private static final Comparator<Kept> BEST_FIRST =
            Comparator.comparing((Kept kept) -> !kept.frozen()).thenComparingLong(Kept::age);

    /** So many MiB, but at most a quarter of the heap. */
    static FrameBudget ofMebibytes(int mebibytes) {
        return new FrameBudget(Math.min(
                (long) mebibytes << MEBIBYTE_SHIFT, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
    }

    /** Has the pages forget what is over the budget. */
    void apply(Collection<LiveViewer> viewers, long now) {
        Map<TrackedFrame, Kept> best = new IdentityHashMap<>();
        for (LiveViewer viewer : viewers) {
            for (Kept kept : viewer.kept(now)) {
                best.merge(kept.frame(), kept, (a, b) -> BEST_FIRST.compare(a, b) <= 0 ? a : b);
            }
        }
        List<Kept> frames = best.values().stream().sorted(BEST_FIRST).toList();
        Set<TrackedFrame> over = Collections.newSetFromMap(new IdentityHashMap<>());
        long left = bytes;
        for (Kept kept : frames) {
            left -= kept.frame().frame().image().data().length;
            if (left < 0) {
                over.add(kept.frame());
            }
        }
        if (!over.isEmpty()) {
            viewers.forEach(viewer -> viewer.forget(over));
        }
    }
}
