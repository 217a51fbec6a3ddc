package io.mien.store.derby;

import io.mien.store.StoreException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting for others no longer than configured. */
final class BoundedWait {
    private BoundedWait() {}

    /** A way of taking a lock or a permit. */
    interface Attempt {
        boolean take(long time, TimeUnit unit) throws InterruptedException;
    }

    /** @throws StoreException where others do not let go in time */
    static void take(Attempt attempt, Duration wait) throws StoreException {
        try {
            if (!attempt.take(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreException("others kept the store busy for " + wait.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for the store", e);
        }
    }
}
