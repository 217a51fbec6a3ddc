package io.mien.recognizer.guard;

import io.mien.MienException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs work that calls stages on a pooled thread, so that a call that hangs can be abandoned. One hand-off for a whole
 * frame: the waiting thread sees which call runs, and since when. A call over its deadline is interrupted; if it does not
 * end even then, its thread is leaked, and the late result of the call is dropped. Thread-safe.
 */
public final class CallGuard implements AutoCloseable {
    private static final long IDLE_SECONDS = 60;

    private final AtomicLong made = new AtomicLong();
    private final ExecutorService threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
    private final Supplier<GuardLimits> limits;
    private final Consumer<MonitoredStage> leaked;

    /** Work whose calls have deadlines. */
    public interface Work<T> {
        /** @param monitor makes the calls */
        T with(CallMonitor monitor) throws MienException;
    }

    /**
     * @param limits asked for each piece of work
     * @param leaked told whose call was abandoned
     */
    public CallGuard(Supplier<GuardLimits> limits, Consumer<MonitoredStage> leaked) {
        this.limits = limits;
        this.leaked = leaked;
    }

    /** The caller's context class loader and priority must not live on in a thread that outlives the call. */
    private Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "mien-stage-" + made.incrementAndGet(), 0, false);
        thread.setDaemon(true);
        thread.setPriority(Thread.NORM_PRIORITY);
        thread.setContextClassLoader(CallGuard.class.getClassLoader());
        return thread;
    }

    /**
     * Does {@code work} and waits for it, however often the caller is interrupted: what a frame has begun it ends.
     *
     * @throws StageFailure as {@link CallMonitor#call} does, also for a call that was abandoned
     */
    public <T> T run(Work<T> work) throws MienException {
        CallMonitor monitor = new CallMonitor();
        FutureTask<T> task = new FutureTask<>(() -> work.with(monitor));
        threads.execute(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return await(task, monitor, limits.get());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** One call alone, as {@link CallMonitor#unrecorded}. */
    public <T> T call(MonitoredStage monitored, int items, GuardedCall<T> call, Consumer<? super T> check)
            throws MienException {
        return run(monitor -> monitor.unrecorded(monitored, items, call, check));
    }

    private <T> T await(FutureTask<T> task, CallMonitor monitor, GuardLimits within)
            throws MienException, InterruptedException {
        long halted = 0;
        while (true) {
            RunningCall running = monitor.running();
            long left = running == null
                    ? TimeUnit.MILLISECONDS.toNanos(within.deadlineMillis())
                    : running.nanosLeft(within) + halted;
            boolean overdue = left <= 0;
            if (overdue) {
                running.interrupt();
            }
            WaitSlice slice =
                    overdue ? new WaitSlice(TimeUnit.MILLISECONDS.toNanos(within.graceMillis())) : WaitSlice.of(left);
            long began = System.nanoTime();
            try {
                return task.get(slice.nanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                long waited = System.nanoTime() - began;
                if (slice.halted(waited)) {
                    // The whole process stood still, and the call with it. Nobody knows for how much of the wait: none
                    // of it counts.
                    halted += waited;
                } else if (overdue) {
                    giveUp(running);
                }
            } catch (ExecutionException e) {
                throw rethrown(e.getCause());
            }
        }
    }

    /** Does nothing to a call that was not interrupted yet, or that has ended in the meantime. */
    private void giveUp(RunningCall running) {
        if (running != null && running.abandon()) {
            leaked.accept(running.monitored());
            throw new StageFailure(
                    running.monitored(), "it hangs: no answer within its deadline, nor when interrupted", null);
        }
    }

    private static RuntimeException rethrown(Throwable thrown) throws MienException {
        if (thrown instanceof MienException own) {
            throw own;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
