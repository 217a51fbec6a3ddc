package io.mien.recognizer.lineup;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.swap.StageEvent;
import io.mien.swap.StageListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread that publishes the steps of stages, in order, and does what is due later. Never a frame's thread: a listener
 * may retire a stage, which waits for the frames that use it. Thread-safe.
 */
final class StageEventQueue implements AutoCloseable {
    private static final Logger LOG = System.getLogger(StageEventQueue.class.getName());

    private final ScheduledThreadPoolExecutor thread;
    private final StageListener listener;

    /** @param listener told of every step */
    StageEventQueue(StageListener listener) {
        this.listener = listener;
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread made = new Thread(null, work, "mien-recognizer", 0, false);
            made.setDaemon(true);
            made.setContextClassLoader(StageEventQueue.class.getClassLoader());
            return made;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void publish(StageKind kind, StageId stage, StageEvent.Step step, String detail, double progress) {
        StageEvent event = new StageEvent(kind, stage, step, detail, progress);
        later(() -> listener.stageChanged(event), 0);
    }

    /** Does it in so many milliseconds, unless it is closed by then. */
    void later(Runnable work, long millis) {
        try {
            thread.schedule(() -> run(work), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // It is closed: no listener is called any more, and nothing is due.
            return;
        }
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError e) {
            // The executor would swallow it.
            LOG.log(Level.ERROR, "A task of the recognizer failed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
