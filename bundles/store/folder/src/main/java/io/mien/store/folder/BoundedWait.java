package io.mien.store.folder;

import io.mien.store.StoreException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting for others no longer than configured. */
public final class BoundedWait {
    private BoundedWait() {}

    /** A way of taking a lock or a permit. */
    public interface Attempt {
        boolean take(long time, TimeUnit unit) throws InterruptedException;
    }

    /**
     * @param holders what is waited for
     * @throws StoreException where they do not let go in time
     */
    public static void take(Attempt attempt, Duration wait, String holders) throws StoreException {
        try {
            if (!attempt.take(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreException(holders + " kept the store busy for more than " + wait.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for the store", e);
        }
    }
}
