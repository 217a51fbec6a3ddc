package io.mien.deploy.service;

import io.mien.deploy.DeploymentException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One change at a time. Thread-safe. */
final class ChangeLock {
    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile String running = "";

    /** The turn of one change, which ends when this is closed by the same thread. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for the turn of a change.
     *
     * @param what names the change to threads that wait for it
     * @throws DeploymentException if another one does not end within {@code wait}
     */
    Turn take(String what, Duration wait) throws DeploymentException {
        if (lock.isHeldByCurrentThread()) {
            throw new DeploymentException(what + ": not from within '" + running + "'");
        }
        try {
            if (!lock.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusyException(what + ": '" + running + "' is not done yet; try again when it is");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeploymentException(what + ": interrupted while '" + running + "' was not done yet", e);
        }
        running = what;
        return lock::unlock;
    }

    /** Returns when no change is being made, or {@code wait} is over. */
    void awaitEnd(Duration wait) {
        try {
            if (lock.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
