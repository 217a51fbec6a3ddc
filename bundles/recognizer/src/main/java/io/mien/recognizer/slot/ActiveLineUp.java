package io.mien.recognizer.slot;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.aligner.Aligner;
import io.mien.detector.Detector;
import io.mien.extractor.Extractor;
import io.mien.matcher.Matcher;
import io.mien.recognizer.LineUp;
import io.mien.store.FaceStore;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One consistent set of stages, with a count of the frames that are on their way through it. Thread-safe. */
public final class ActiveLineUp {
    private final long number;
    private final Map<StageKind, StageEntry<?>> entries;
    private int leases; // guarded by this
    private boolean retired; // guarded by this

    ActiveLineUp(long number, Slots slots) {
        this.number = number;
        this.entries = new EnumMap<>(StageKind.class);
        slots.all().forEach(s -> s.first().ifPresent(e -> entries.put(s.kind(), e)));
    }

    boolean hasStagesOf(ActiveLineUp other) {
        return entries.equals(other.entries);
    }

    boolean has(Set<StageKind> kinds) {
        return entries.keySet().containsAll(kinds);
    }

    long number() {
        return number;
    }

    /** A lease is counted under the same lock that retires, so that none begins after the drain. */
    synchronized boolean tryLease() {
        if (!retired) {
            leases++;
        }
        return !retired;
    }

    synchronized void endLease() {
        leases--;
        notifyAll();
    }

    synchronized void retire() {
        retired = true;
    }

    /** Waits for the frames on their way, at most so long; false where some are still there. */
    synchronized boolean drain(long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (leases > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** What a result says of the stages it passed through. */
    public LineUp describe(Set<StageKind> kinds) {
        Map<StageKind, StageId> ids = new EnumMap<>(StageKind.class);
        kinds.forEach(k -> ids.put(k, entries.get(k).id()));
        return new LineUp(number, ids);
    }

    /** The detector. */
    public Detector detector() {
        return stage(StageKind.DETECTOR, Detector.class);
    }

    /** The aligner. */
    public Aligner aligner() {
        return stage(StageKind.ALIGNER, Aligner.class);
    }

    /** The extractor. */
    public Extractor extractor() {
        return stage(StageKind.EXTRACTOR, Extractor.class);
    }

    /** The matcher. */
    public Matcher matcher() {
        return stage(StageKind.MATCHER, Matcher.class);
    }

    /** The store. */
    public FaceStore store() {
        return stage(StageKind.STORE, FaceStore.class);
    }

    /** What its gallery is made of. */
    public Stages stages() {
        return new Stages(aligner(), extractor(), matcher(), store());
    }

    private <T> T stage(StageKind kind, Class<T> type) {
        return type.cast(entries.get(kind).stage());
    }
}
