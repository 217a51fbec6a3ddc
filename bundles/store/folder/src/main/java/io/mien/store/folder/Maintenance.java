package io.mien.store.folder;

import io.mien.store.StoreException;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Runs one at a time what must not run beside each other: backup, restore, and whatever removes something. Thread-safe. */
public final class Maintenance {
    private final Lock lock = new ReentrantLock();
    private final Duration wait;

    /** @param wait longest wait for others */
    public Maintenance(Duration wait) {
        this.wait = wait;
    }

    /** A task that runs alone. */
    public interface Work<T> {
        T run() throws StoreException;
    }

    /** A thread that has the lock already continues. */
    public <T> T alone(Work<T> work) throws StoreException {
        BoundedWait.take(lock::tryLock, wait, "a backup, a restore or a removal");
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Does nothing where others are at it. */
    public void aloneOrNot(Runnable work) {
        if (lock.tryLock()) {
            try {
                work.run();
            } finally {
                lock.unlock();
            }
        }
    }
}
