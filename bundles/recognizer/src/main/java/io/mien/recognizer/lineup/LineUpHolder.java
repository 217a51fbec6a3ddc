package io.mien.recognizer.lineup;

import io.mien.StageKind;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.swap.LineUpPlan;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** The line-up that serves, and those before it that frames are still on their way through. Thread-safe. */
final class LineUpHolder {
    private static final Logger LOG = System.getLogger(LineUpHolder.class.getName());

    private final AtomicLong numbers = new AtomicLong(1);
    private final Set<ActiveLineUp> leaving = new HashSet<>(); // guarded by this: retired, and leased
    private volatile ActiveLineUp current =
            new ActiveLineUp(1, LineUpPlan.EMPTY, Map.of(), Optional.empty()); // written under this

    ActiveLineUp current() {
        return current;
    }

    /** Makes the next line-up the one that serves. Frames on their way keep theirs. */
    synchronized void install(LineUpPlan plan, Map<StageKind, StageEntry> entries, Optional<Gallery> gallery) {
        ActiveLineUp old = current;
        current = new ActiveLineUp(numbers.incrementAndGet(), plan, entries, gallery);
        retire(old);
        notifyAll();
    }

    /** A line-up for one frame alone, leased. */
    synchronized ActiveLineUp leaseOnce(
            LineUpPlan plan, Map<StageKind, StageEntry> entries, Optional<Gallery> gallery) {
        ActiveLineUp once = new ActiveLineUp(numbers.incrementAndGet(), plan, entries, gallery);
        once.tryLease();
        retire(once);
        return once;
    }

    private void retire(ActiveLineUp lineUp) {
        if (!lineUp.retire()) {
            leaving.add(lineUp);
        }
    }

    void endLease(ActiveLineUp lineUp) {
        if (lineUp.endLease()) {
            synchronized (this) {
                leaving.remove(lineUp);
            }
        }
    }

    /** Whether frames are on their way that search another gallery than that of the current line-up. */
    synchronized boolean searchesOthers() {
        Optional<Gallery> searched = current.gallery();
        return leaving.stream().anyMatch(lineUp -> lineUp.searchesOther(searched));
    }

    /**
     * Leases a line-up that has all of {@code needed}, as soon as there is one; empty if none came in time.
     *
     * @param unusable number of one that is not to be used again, or 0
     * @param deadline {@link System#nanoTime}
     */
    Optional<ActiveLineUp> lease(Set<StageKind> needed, long unusable, long deadline) {
        ActiveLineUp lineUp = current;
        while (lineUp.number() == unusable || !lineUp.has(needed) || !lineUp.tryLease()) {
            Optional<ActiveLineUp> next = awaitOther(lineUp, deadline);
            if (next.isEmpty()) {
                return next;
            }
            lineUp = next.get();
        }
        return Optional.of(lineUp);
    }

    private synchronized Optional<ActiveLineUp> awaitOther(ActiveLineUp seen, long deadline) {
        while (current == seen) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return Optional.empty();
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.of(current);
    }

    /** Waits for the frames on their way through line-ups that {@code which} says, at most so long. */
    void drain(Predicate<ActiveLineUp> which, long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        List<ActiveLineUp> awaited;
        synchronized (this) {
            awaited = leaving.stream().filter(which).toList();
        }
        for (ActiveLineUp lineUp : awaited) {
            if (!lineUp.drain(deadline)) {
                LOG.log(
                        Level.WARNING,
                        "Line-up {0} was still in use after {1} ms",
                        String.valueOf(lineUp.number()),
                        String.valueOf(millis));
            }
        }
    }
}
