package io.mien.store.log;

import io.mien.store.StoreException;
import io.mien.store.folder.BoundedWait;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** What must not run beside each other: backup, restore, and whatever writes the log anew. Thread-safe. */
final class Maintenance {
    private final Lock lock = new ReentrantLock();
    private final Duration wait;

    /** @param wait longest wait for others */
    Maintenance(Duration wait) {
        this.wait = wait;
    }

    /** What is done alone. */
    interface Work<T> {
        T run() throws StoreException;
    }

    <T> T alone(Work<T> work) throws StoreException {
        BoundedWait.take(lock::tryLock, wait, "a backup, a restore or a removal");
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Does nothing where others are at it. */
    void aloneOrNot(Runnable work) {
        if (lock.tryLock()) {
            try {
                work.run();
            } finally {
                lock.unlock();
            }
        }
    }
}
