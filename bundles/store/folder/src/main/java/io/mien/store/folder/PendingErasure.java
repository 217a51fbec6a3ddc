package io.mien.store.folder;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Overwrites on the disk what was removed from a gallery. If that fails, as on a full disk, it says what remains and tries
 * again until it is done. Thread-safe.
 */
public final class PendingErasure implements AutoCloseable {
    private static final Logger LOG = System.getLogger(PendingErasure.class.getName());

    private final Duration interval;
    private final Attempt attempt;
    private final ScheduledThreadPoolExecutor retries;
    private volatile Optional<String> remaining = Optional.empty();

    /** One try; does nothing if there is nothing to be overwritten. Called by one thread or by several. */
    public interface Attempt {
        /** @return why it could not be done, for a person to read; empty if it is done */
        Optional<String> erase();
    }

    /** @param interval from one try to the next */
    public PendingErasure(Duration interval, Attempt attempt) {
        this.interval = interval;
        this.attempt = attempt;
        retries = new ScheduledThreadPoolExecutor(1, PendingErasure::thread);
        retries.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        retries.setKeepAliveTime(interval.toMillis() + 1, TimeUnit.MILLISECONDS);
        retries.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "erasure of what was removed");
        thread.setDaemon(true);
        return thread;
    }

    /** Tries now; if it fails, again and again in the background. */
    public void run() {
        Optional<String> before = remaining;
        remaining = attempt.erase();
        if (remaining.isPresent() && before.isEmpty()) {
            LOG.log(Level.WARNING, "Removed data is still on the disk: {0}", remaining.get());
        } else if (before.isPresent() && remaining.isEmpty()) {
            LOG.log(Level.INFO, "The removed data is overwritten now");
        }
        if (remaining.isPresent() && !retries.isShutdown() && retries.getQueue().isEmpty()) {
            retries.schedule(this::run, interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Why what was removed is still on the disk; empty if it is not. */
    public Optional<String> remaining() {
        return remaining;
    }

    /** Tries no more. What remains is overwritten when the gallery is next opened. */
    @Override
    public void close() {
        retries.shutdown();
    }
}
