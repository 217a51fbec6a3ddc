package io.mien.recognizer.slot;

import io.mien.StageKind;
import io.mien.StageUnavailableException;
import io.mien.recognizer.gallery.Gallery;
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
import java.util.function.Supplier;

/** The line-up that serves, and those before it that frames are still on their way through. Thread-safe. */
final class Current {
    private static final Logger LOG = System.getLogger(Current.class.getName());

    private final AtomicLong numbers = new AtomicLong(1);
    private final Set<ActiveLineUp> leaving = new HashSet<>(); // guarded by this: retired, and leased
    private volatile ActiveLineUp current =
            new ActiveLineUp(1, Map.of(), false, Optional.empty()); // written under this

    ActiveLineUp get() {
        return current;
    }

    /** Makes the next line-up the one that serves. Frames on their way keep theirs. */
    synchronized ActiveLineUp install(
            Map<StageKind, StageEntry<?>> entries, boolean storeAway, Optional<Gallery> gallery) {
        ActiveLineUp old = current;
        current = new ActiveLineUp(numbers.incrementAndGet(), entries, storeAway, gallery);
        retire(old);
        notifyAll();
        return current;
    }

    /**
     * A line-up for one frame alone, leased; empty where {@code usable} does not like it.
     *
     * @param gallery looked up when nobody can drop it any more
     */
    synchronized Optional<ActiveLineUp> leaseOnce(
            Map<StageKind, StageEntry<?>> entries,
            boolean storeAway,
            Supplier<Optional<Gallery>> gallery,
            Predicate<ActiveLineUp> usable) {
        ActiveLineUp once = new ActiveLineUp(numbers.incrementAndGet(), entries, storeAway, gallery.get());
        if (!usable.test(once)) {
            return Optional.empty();
        }
        once.tryLease();
        retire(once);
        return Optional.of(once);
    }

    /** Does it, and nothing is leased or installed meanwhile, unless frames are on their way through others. */
    synchronized boolean whereNone(Predicate<ActiveLineUp> others, Runnable work) {
        boolean none = leaving.stream().noneMatch(others);
        if (none) {
            work.run();
        }
        return none;
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

    /**
     * Leases a line-up that has all of {@code needed}, as soon as there is one; empty where none came in time.
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

    /** Waits for the frames on their way through line-ups that {@code which} says, at most so long; false where some stay. */
    boolean drain(Predicate<ActiveLineUp> which, long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        List<ActiveLineUp> awaited;
        synchronized (this) {
            awaited = leaving.stream().filter(which).toList();
        }
        boolean drained = true;
        for (ActiveLineUp lineUp : awaited) {
            if (!lineUp.drain(deadline)) {
                drained = false;
                LOG.log(Level.WARNING, "Line-up {0} was still in use after {1} ms", lineUp.number(), millis);
            }
        }
        return drained;
    }

    /** The error of a call that {@link #lease} had nothing for. */
    static StageUnavailableException unavailable(Slots slots, Set<StageKind> needed) {
        StageKind missing = needed.stream()
                .filter(k -> slots.of(k).first().isEmpty())
                .findFirst()
                .orElseGet(() -> needed.iterator().next());
        return slots.of(missing).first().isEmpty()
                ? new StageUnavailableException(missing, slots.of(missing).missing())
                : new StageUnavailableException(missing, "a stage retired and none took its place");
    }
}
