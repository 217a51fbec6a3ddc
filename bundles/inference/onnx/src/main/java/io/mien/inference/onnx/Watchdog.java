package io.mien.inference.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
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

    /** Watches a run from now until the watch is closed. */
    Watch begin() throws OrtException {
        Watch watch = new Watch(millis);
        if (millis > 0) {
            try {
                watch.end = thread.schedule(watch::pull, millis, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // The engine has stopped: it watches no further runs.
                return watch;
            }
        }
        return watch;
    }

    /** Watches no further runs. */
    @Override
    public void close() {
        thread.shutdown();
    }

    /** The watch over one run. Its options must not be touched once the run has ended. */
    static final class Watch implements AutoCloseable {
        private final OrtSession.RunOptions options = new OrtSession.RunOptions();
        private final long millis;
        private Future<?> end; // null if the run may take any time; used by the thread of the run alone
        private boolean over; // guarded by this
        private boolean pulled; // guarded by this

        private Watch(long millis) throws OrtException {
            this.millis = millis;
        }

        /** What the run is to be started with. */
        OrtSession.RunOptions options() {
            return options;
        }

        private synchronized void pull() {
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

        /** The reason why a run failed: its own error, or that it was ended. */
        synchronized OrtException reason(OrtException thrown) {
            return pulled ? new OrtException("it ran longer than " + millis + " ms and was ended") : thrown;
        }

        @Override
        public void close() {
            if (end != null) {
                end.cancel(false);
            }
            synchronized (this) {
                over = true;
                options.close();
            }
        }
    }
}
