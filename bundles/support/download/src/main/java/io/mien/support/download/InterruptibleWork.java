package io.mien.support.download;

import io.mien.MienException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Runs work on a thread of its own that is interrupted when the command is. Only for work that uses no gallery: an interrupt
 * closes the files of a store that reads or writes one at that moment.
 */
public final class InterruptibleWork {
    private static final Duration LOOK = Duration.ofMillis(50);

    private InterruptibleWork() {}

    /** The work. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it, and ends soon after an interrupt. */
        T run() throws MienException;
    }

    /**
     * Returns what the work returns, or throws what it throws, and never before it has ended.
     *
     * @param stop asked while the work runs; from the first {@code true} on its thread is interrupted, again and again
     */
    public static <T> T run(BooleanSupplier stop, Work<T> work) throws MienException {
        FutureTask<T> task = new FutureTask<>(work::run);
        Thread thread = new Thread(task, "mien-interruptible");
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (interrupted || stop.getAsBoolean()) {
                        thread.interrupt();
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static MienException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException defect) {
            throw defect;
        }
        return (MienException) cause;
    }
}
