package io.mien.recognizer.slot;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.StageRetiredException;
import io.mien.StageUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Hands out the current line-up. A change of a slot makes the next one; frames on their way keep the one they leased.
 * Thread-safe.
 */
public final class LineUps {
    private static final Logger LOG = System.getLogger(LineUps.class.getName());

    private final Slots slots;
    private final long waitMillis;
    private final long drainMillis;
    private final Object lock = new Object();
    private volatile ActiveLineUp current; // written under lock

    /** What is done with one line-up. */
    public interface Work<T> {
        /**
         * @param lineUp leased for as long as this runs
         * @throws StageRetiredException to be called again with the then-current line-up
         */
        T with(ActiveLineUp lineUp) throws MienException;
    }

    /**
     * @param slots watched through {@link #changed}
     * @param waitMillis how long a call waits for a missing stage
     * @param drainMillis how long a leaving stage waits for the frames that use it; below the 5 s of DS's own lock
     */
    public LineUps(Slots slots, long waitMillis, long drainMillis) {
        this.slots = slots;
        this.waitMillis = waitMillis;
        this.drainMillis = drainMillis;
        this.current = new ActiveLineUp(1, slots);
    }

    /** A slot changed. The next line-up serves at once; the old one is drained before this returns. */
    public void changed() {
        ActiveLineUp old;
        synchronized (lock) {
            old = current;
            ActiveLineUp next = new ActiveLineUp(old.number() + 1, slots);
            if (next.hasStagesOf(old)) {
                return;
            }
            current = next;
            old.retire();
            lock.notifyAll();
        }
        if (!old.drain(drainMillis)) {
            LOG.log(Level.WARNING, "Line-up {0} was still in use after {1} ms", old.number(), drainMillis);
        }
    }

    /**
     * Does {@code work} with a line-up that has all of {@code needed}; again with the next one where a stage retires on the
     * way.
     *
     * @throws StageUnavailableException naming the stage that was missing for longer than the configured time
     */
    public <T> T with(Set<StageKind> needed, Work<T> work) throws MienException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
        long unusable = 0;
        while (true) {
            ActiveLineUp lineUp = lease(needed, unusable, deadline);
            try {
                return work.with(lineUp);
            } catch (StageRetiredException e) {
                // The stage knows before the slot does: wait for the slot to follow, do not ask the same stage again.
                unusable = lineUp.number();
            } finally {
                lineUp.endLease();
            }
        }
    }

    private ActiveLineUp lease(Set<StageKind> needed, long unusable, long deadline) throws StageUnavailableException {
        ActiveLineUp lineUp = current;
        while (lineUp.number() == unusable || !lineUp.has(needed) || !lineUp.tryLease()) {
            lineUp = awaitOther(lineUp, needed, deadline);
        }
        return lineUp;
    }

    private ActiveLineUp awaitOther(ActiveLineUp seen, Set<StageKind> needed, long deadline)
            throws StageUnavailableException {
        synchronized (lock) {
            while (current == seen) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw unavailable(needed);
                }
                try {
                    lock.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw unavailable(needed);
                }
            }
            return current;
        }
    }

    private StageUnavailableException unavailable(Set<StageKind> needed) {
        StageKind missing = needed.stream()
                .filter(k -> slots.of(k).first().isEmpty())
                .findFirst()
                .orElseGet(() -> needed.iterator().next());
        return slots.of(missing).first().isEmpty()
                ? new StageUnavailableException(missing, slots.of(missing).missing())
                : new StageUnavailableException(missing, "a stage retired and none took its place");
    }
}
