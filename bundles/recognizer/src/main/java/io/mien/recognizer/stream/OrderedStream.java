package io.mien.recognizer.stream;

import io.mien.MienException;
import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.recognizer.FrameResult;
import io.mien.recognizer.RecognitionStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Each frame is a call of its own, on a thread of its own: it leases its line-up, meets its deadline and is retried like any other
 * call, so that a swap in mid-stream needs no rule here. An engine with a {@link io.mien.inference.DualBuffer} prepares one
 * call's input while it works on another's. What keeps the order is the {@link Line}.
 */
final class OrderedStream implements RecognitionStream {
    private final FrameSource source;
    private final Recognizing chain;
    private final Consumer<OrderedStream> whenClosed;
    private final Line line = new Line();
    private final ReentrantLock taking = new ReentrantLock();
    /** A frame has its room from before it is taken from its source until its result is handed out. */
    private final Semaphore room;

    private final ExecutorService workers;
    private final Thread reader;

    /** @param whenClosed is told once this stream needs closing no more */
    OrderedStream(FrameSource source, int inFlight, Recognizing chain, Consumer<OrderedStream> whenClosed) {
        this.source = source;
        this.chain = chain;
        this.whenClosed = whenClosed;
        room = new Semaphore(inFlight);
        workers = Executors.newFixedThreadPool(inFlight, task -> daemon(task, "mien-stream"));
        reader = daemon(this::read, "mien-stream-source");
    }

    void start() {
        reader.start();
    }

    private void read() {
        try {
            boolean more = true;
            while (more && !line.ended()) {
                room.acquire();
                more = take(source.next());
            }
        } catch (FrameSourceException e) {
            line.add().completeExceptionally(e);
        } catch (InterruptedException e) {
            line.end();
        } catch (RuntimeException e) {
            line.add().completeExceptionally(new FrameSourceException(source.toString(), "failed: " + e, e));
        } finally {
            workers.shutdown();
        }
    }

    private boolean take(Optional<Frame> next) {
        CompletableFuture<Optional<FrameResult>> promise = line.add();
        next.ifPresentOrElse(
                frame -> workers.execute(() -> promise.complete(Optional.of(recognize(frame)))),
                () -> promise.complete(Optional.empty()));
        return next.isPresent();
    }

    private FrameResult recognize(Frame frame) {
        try {
            return new FrameResult.Recognized(frame, chain.recognize(frame.image()));
        } catch (MienException e) {
            return new FrameResult.Failed(frame, e);
        } catch (RuntimeException | LinkageError e) {
            return new FrameResult.Failed(frame, new MienException("frame " + frame.sequence() + ": " + e, e));
        }
    }

    @Override
    public Optional<FrameResult> next() throws FrameSourceException, InterruptedException {
        taking.lockInterruptibly();
        try {
            Optional<FrameResult> result = line.take();
            if (result.isPresent()) {
                room.release();
            }
            return result;
        } finally {
            taking.unlock();
        }
    }

    @Override
    public Optional<FrameResult> poll() throws FrameSourceException {
        // Whoever else is taking waits for the very result that this call would look for.
        if (!taking.tryLock()) {
            return Optional.empty();
        }
        try {
            return line.ready() ? next() : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            taking.unlock();
        }
    }

    @Override
    public boolean ended() {
        return line.ended();
    }

    @Override
    public void close() {
        line.end();
        try {
            source.close();
        } finally {
            // It waits for room, or in a source that its own end does not wake.
            reader.interrupt();
            whenClosed.accept(this);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
