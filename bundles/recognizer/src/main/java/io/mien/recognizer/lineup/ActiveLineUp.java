package io.mien.recognizer.lineup;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.guard.MonitoredStage;
import io.mien.recognizer.swap.GalleryTarget;
import io.mien.recognizer.swap.LineUpPlan;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One consistent set of stages with its gallery, and a count of the frames that are on their way through it. The gallery is
 * that of these stages, or not there yet. Thread-safe.
 */
final class ActiveLineUp {
    private final long number;
    private final LineUpPlan plan;
    private final Map<StageKind, StageEntry> entries;
    private volatile Gallery gallery; // null until it was built; then final
    private int leases; // guarded by this
    private boolean retired; // guarded by this

    /**
     * @param number unique
     * @param plan which stages it has
     * @param entries these stages
     * @param gallery of these stages, if it was built
     */
    ActiveLineUp(long number, LineUpPlan plan, Map<StageKind, StageEntry> entries, Optional<Gallery> gallery) {
        this.number = number;
        this.plan = plan;
        this.entries = new EnumMap<>(StageKind.class);
        this.entries.putAll(entries);
        this.gallery = gallery.orElse(null);
    }

    long number() {
        return number;
    }

    LineUpPlan plan() {
        return plan;
    }

    /** Its stages: a copy. */
    Map<StageKind, StageEntry> entries() {
        return new EnumMap<>(entries);
    }

    StageEntry entry(StageKind kind) {
        return entries.get(kind);
    }

    /** Whether a frame that needs these kinds can use it. */
    boolean has(Set<StageKind> kinds) {
        return plan.has(kinds, gallery != null);
    }

    boolean uses(MonitoredStage monitored) {
        StageEntry entry = entries.get(monitored.kind());
        return entry != null && entry.monitored().record() == monitored.record();
    }

    boolean uses(long service) {
        return entries.values().stream().anyMatch(e -> e.description().service() == service);
    }

    /** Whether its frames search a gallery, and not this one. */
    boolean searchesOther(Optional<Gallery> other) {
        return has(GalleryTarget.SEARCHING) && gallery != other.orElse(null);
    }

    Optional<Gallery> gallery() {
        return Optional.ofNullable(gallery);
    }

    /** Its gallery was built in the meantime. */
    void attach(Gallery built) {
        gallery = built;
    }

    /** A lease is counted under the same lock that retires, so that none begins after the drain. */
    synchronized boolean tryLease() {
        if (!retired) {
            leases++;
        }
        return !retired;
    }

    /** Whether no frame uses it any more. */
    synchronized boolean endLease() {
        leases--;
        notifyAll();
        return retired && leases == 0;
    }

    /** No frame begins from now on; whether none is on its way either. */
    synchronized boolean retire() {
        retired = true;
        return leases == 0;
    }

    /** Waits for the frames on their way, until then at most; false if some are still there. */
    synchronized boolean drain(long deadline) {
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
    LineUp describe(Set<StageKind> kinds) {
        Map<StageKind, StageId> ids = new EnumMap<>(StageKind.class);
        kinds.forEach(k -> ids.put(k, entries.get(k).id()));
        return LineUp.of(number, ids);
    }
}
