package io.mien.recognizer.slot;

import io.mien.recognizer.guard.Subject;
import io.mien.swap.StageEvent;
import io.mien.swap.StageListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread that tells what happened, in order, and does what is due later. Never a frame's thread: a listener may retire a
 * stage, which waits for the frames that use it. Thread-safe.
 */
final class Happenings implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Happenings.class.getName());

    private final ScheduledThreadPoolExecutor thread;
    private final StageListener listener;

    /** @param listener told of every step */
    Happenings(StageListener listener) {
        this.listener = listener;
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread made = new Thread(null, work, "mien-recognizer", 0, false);
            made.setDaemon(true);
            made.setContextClassLoader(Happenings.class.getClassLoader());
            return made;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void tell(Subject subject, StageEvent.Step step, String detail) {
        tell(subject, step, detail, 1);
    }

    void tell(Subject subject, StageEvent.Step step, String detail, double progress) {
        StageEvent event = new StageEvent(subject.kind(), subject.id(), step, detail, progress);
        later(() -> listener.stageChanged(event), 0);
    }

    /** Does it in so many milliseconds, unless all is over by then. */
    void later(Runnable work, long millis) {
        try {
            thread.schedule(() -> run(work), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // All is over: nobody listens any more, and nothing is due.
            return;
        }
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError e) {
            // The executor would swallow it.
            LOG.log(Level.ERROR, "What was due was not done", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
