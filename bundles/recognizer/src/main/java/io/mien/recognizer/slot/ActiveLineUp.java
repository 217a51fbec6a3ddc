package io.mien.recognizer.slot;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.guard.Subject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One consistent set of stages with its gallery, and a count of the frames that are on their way through it. The gallery is
 * that of these stages or not there yet: one that belongs to others cannot be put in. Thread-safe.
 */
public final class ActiveLineUp {
    private final long number;
    private final Map<StageKind, StageEntry<?>> entries;
    private final boolean storeAway;
    private volatile Gallery gallery; // null until it was made; then final
    private int leases; // guarded by this
    private boolean retired; // guarded by this

    /**
     * @param number unique
     * @param entries its stages; kinds may be absent
     * @param storeAway whether the store has left, and only its gallery in memory is there
     * @param gallery of these stages, where it is made
     */
    ActiveLineUp(long number, Map<StageKind, StageEntry<?>> entries, boolean storeAway, Optional<Gallery> gallery) {
        this.number = number;
        this.entries = new EnumMap<>(StageKind.class);
        this.entries.putAll(entries);
        this.storeAway = storeAway;
        this.gallery = gallery.orElse(null);
    }

    /** Its stages: a copy. */
    Map<StageKind, StageEntry<?>> entries() {
        return new EnumMap<>(entries);
    }

    StageEntry<?> entry(StageKind kind) {
        return entries.get(kind);
    }

    boolean storeAway() {
        return storeAway;
    }

    boolean is(Map<StageKind, StageEntry<?>> others, boolean away, Set<StageKind> kinds) {
        return storeAway == away && kinds.stream().allMatch(k -> same(entries.get(k), others.get(k)));
    }

    private static boolean same(StageEntry<?> one, StageEntry<?> other) {
        return one == null ? other == null : one.same(other);
    }

    /** Whether it serves these kinds. Who needs a matcher needs a gallery: made, or with a store to make it from. */
    boolean has(Set<StageKind> kinds) {
        boolean store = entries.containsKey(StageKind.STORE) && !storeAway;
        return entries.keySet().containsAll(kinds)
                && (store || !kinds.contains(StageKind.STORE))
                && (store || !kinds.contains(StageKind.MATCHER) || gallery != null);
    }

    boolean uses(Subject subject) {
        StageEntry<?> entry = entries.get(subject.kind());
        return entry != null && entry.subject().record() == subject.record();
    }

    long number() {
        return number;
    }

    Optional<Gallery> gallery() {
        return Optional.ofNullable(gallery);
    }

    /** Its gallery was made meanwhile. */
    void loaded(Gallery made) {
        gallery = made;
    }

    /** A lease is counted under the same lock that retires, so that none begins after the drain. */
    synchronized boolean tryLease() {
        if (!retired) {
            leases++;
        }
        return !retired;
    }

    /** Whether nobody uses it any more. */
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

    /** Waits for the frames on their way, until then at most; false where some are still there. */
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
        return new LineUp(number, ids);
    }
}
