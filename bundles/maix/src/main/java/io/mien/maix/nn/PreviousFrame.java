package io.mien.maix.nn;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** Works on a frame in a thread of its own while the program continues, and answers with the frame before. Thread-safe. */
final class PreviousFrame<T> implements AutoCloseable {
    private final ExecutorService worker = Executors.newSingleThreadExecutor(this::thread);
    private volatile Optional<Thread> thread = Optional.empty();

    private Optional<Future<T>> before = Optional.empty(); // guarded by this

    private Thread thread(Runnable task) {
        Thread made = new Thread(task, "maix-frame");
        made.setDaemon(true);
        thread = Optional.of(made);
        return made;
    }

    /**
     * Begins a frame and waits for the one before.
     *
     * @return empty for the first frame
     * @throws MaixException what the frame before failed with
     */
    synchronized Optional<T> exchange(Callable<T> frame) {
        Optional<Future<T>> last = before;
        try {
            before = Optional.of(worker.submit(frame));
        } catch (RejectedExecutionException e) {
            // It was closed.
            throw Failures.notLoaded();
        }
        return last.map(PreviousFrame::result);
    }

    private static <T> T result(Future<T> frame) {
        try {
            return frame.get();
        } catch (InterruptedException e) {
            throw Failures.interrupted("waiting for the frame before");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MaixException failed) {
                throw failed;
            }
            throw new MaixException(Err.ERR_RUNTIME, "the frame before failed: " + e.getCause(), e.getCause());
        }
    }

    /** Drops the last frame, and waits until nothing works on it. */
    @Override
    public void close() {
        worker.shutdown();
        boolean interrupted = false;
        while (thread.filter(Thread::isAlive).isPresent()) {
            try {
                thread.get().join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
