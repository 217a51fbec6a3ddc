package io.mien.recognizer.stream;

import io.mien.camera.FrameSourceException;
import io.mien.recognizer.FrameResult;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Promises of results in the order of their frames; the last one is kept with nothing, or with what ended the source. Thread-safe. */
final class ResultQueue {
    private final ArrayDeque<CompletableFuture<Optional<FrameResult>>> promises = new ArrayDeque<>(); // guarded by this
    private boolean ended; // guarded by this

    /** The promise of the next frame's result. */
    synchronized CompletableFuture<Optional<FrameResult>> add() {
        CompletableFuture<Optional<FrameResult>> promise = new CompletableFuture<>();
        if (ended) {
            promise.complete(Optional.empty());
        } else {
            promises.add(promise);
            notifyAll();
        }
        return promise;
    }

    /** Drops what is left, and releases waiting threads. */
    synchronized void end() {
        ended = true;
        promises.forEach(promise -> promise.complete(Optional.empty()));
        promises.clear();
        notifyAll();
    }

    synchronized boolean ended() {
        return ended;
    }

    /** Whether {@link #take} would not wait. */
    synchronized boolean ready() {
        return ended || !promises.isEmpty() && promises.peek().isDone();
    }

    /**
     * The next result; waits for it. For one thread at a time.
     *
     * @return empty after the last one
     */
    Optional<FrameResult> take() throws FrameSourceException, InterruptedException {
        Optional<CompletableFuture<Optional<FrameResult>>> first = first();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        try {
            // It stays in line while it is waited for: an interruption loses nothing.
            Optional<FrameResult> result = first.get().get();
            left(first.get(), result.isEmpty());
            return result;
        } catch (ExecutionException e) {
            left(first.get(), true);
            throw (FrameSourceException) e.getCause();
        }
    }

    private synchronized Optional<CompletableFuture<Optional<FrameResult>>> first() throws InterruptedException {
        while (promises.isEmpty() && !ended) {
            wait();
        }
        return Optional.ofNullable(promises.peek());
    }

    private synchronized void left(CompletableFuture<Optional<FrameResult>> promise, boolean last) {
        promises.remove(promise);
        if (last) {
            end();
        }
    }
}
