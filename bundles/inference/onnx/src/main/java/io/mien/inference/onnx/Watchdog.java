package io.mien.inference.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends runs that take too long, by ONNX Runtime's own means: it looks for the order to end between two operators. One thread for
 * all sessions, started with the first run that is watched. Thread-safe.
 */
final class Watchdog implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Watchdog.class.getName());

    private final long millis;
    private final ScheduledThreadPoolExecutor thread;

    /** A run that takes these options. */
    @FunctionalInterface
    interface Run<T> {
        T with(OrtSession.RunOptions options) throws OrtException;
    }

    /** @param millis that a run may take, 0 for any time */
    Watchdog(long millis) {
        this.millis = millis;
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread t = new Thread(task, "mien-onnx-watchdog");
            t.setDaemon(true);
            return t;
        });
        thread.setRemoveOnCancelPolicy(true);
        // Runs that are on when the engine stops are ended all the same.
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(true);
    }

    /** @throws OrtException of the run, or saying that it was ended */
    <T> T guard(Run<T> run) throws OrtException {
        try (Leash leash = new Leash()) {
            Future<?> end = millis > 0 && !thread.isShutdown()
                    ? thread.schedule(leash::pull, millis, TimeUnit.MILLISECONDS)
                    : null;
            try {
                return run.with(leash.options);
            } catch (OrtException e) {
                throw leash.wasPulled() ? new OrtException("it ran longer than " + millis + " ms and was ended") : e;
            } finally {
                if (end != null) {
                    end.cancel(false);
                }
            }
        }
    }

    /** Watches no further runs. */
    @Override
    public void close() {
        thread.shutdown();
    }

    /** The options of one run, which must not be touched once it has ended. */
    private static final class Leash implements AutoCloseable {
        final OrtSession.RunOptions options = new OrtSession.RunOptions();
        private boolean over; // guarded by this
        private boolean pulled; // guarded by this

        Leash() throws OrtException {}

        synchronized void pull() {
            if (over) {
                return;
            }
            pulled = true;
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                // The run continues; its caller has a deadline of its own.
                LOG.log(Level.WARNING, "A run that takes too long could not be ended", e);
            }
        }

        synchronized boolean wasPulled() {
            return pulled;
        }

        @Override
        public synchronized void close() {
            over = true;
            options.close();
        }
    }
}
