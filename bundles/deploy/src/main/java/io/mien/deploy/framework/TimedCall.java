package io.mien.deploy.framework;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a service of a newcomer, which need not answer, on a thread of its own. */
public final class TimedCall {
    private TimedCall() {}

    /**
     * Asks, and interrupts a call that is not done in time; one that does not heed this is left behind.
     *
     * @param thread name of the thread
     * @param longest that it may take
     * @throws ExecutionException with what the call throws
     * @throws TimeoutException if it takes longer
     * @throws InterruptedException if the caller is interrupted; the call is given up as well
     */
    public static <T> T of(String thread, Duration longest, Callable<T> call)
            throws ExecutionException, TimeoutException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread caller = new Thread(task, thread);
        caller.setDaemon(true);
        caller.start();
        try {
            return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            task.cancel(true);
        }
    }
}
