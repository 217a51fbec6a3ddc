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
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Each frame is a call of its own, on a thread of its own: it leases its line-up, meets its deadline and is retried like any other
 * call, so that a swap in mid-stream needs no rule here. An engine with a {@link io.mien.inference.DualBuffer} prepares one
 * call's input while it works on another's. What keeps the order is the {@link ResultQueue}.
 */
final class OrderedStream implements RecognitionStream {
    private final FrameSource source;
    private final RecognitionCall chain;
    private final Consumer<OrderedStream> whenClosed;
    private final ResultQueue line = new ResultQueue();
    private final ReentrantLock taking = new ReentrantLock();
    /** A frame has its room from before it is taken from its source until its result is handed out. */
    private final Semaphore room;

    private final ExecutorService workers;
    private final Thread reader;

    /**
     * @param workers a thread for each frame in flight; shut down with this stream
     * @param whenClosed is told once this stream needs closing no more
     */
    OrderedStream(
            FrameSource source,
            int inFlight,
            RecognitionCall chain,
            ExecutorService workers,
            Consumer<OrderedStream> whenClosed) {
        this.source = source;
        this.chain = chain;
        this.workers = workers;
        this.whenClosed = whenClosed;
        room = new Semaphore(inFlight);
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
        } catch (InterruptedException | RuntimeException | Error e) {
            // If close() interrupted, the line has ended and drops this. An error must be told as well, or a reader
            // waits for ever.
            line.add().completeExceptionally(new FrameSourceException(source.toString(), "failed: " + e, e));
        } finally {
            workers.shutdown();
        }
    }

    private boolean take(Optional<Frame> next) {
        // Asked before a promise stands in line: a source that breaks its contract with null must not leave one that
        // nobody keeps.
        boolean more = next.isPresent();
        CompletableFuture<Optional<FrameResult>> promise = line.add();
        next.ifPresentOrElse(frame -> send(frame, promise), () -> promise.complete(Optional.empty()));
        return more;
    }

    private void send(Frame frame, CompletableFuture<Optional<FrameResult>> promise) {
        try {
            workers.execute(() -> promise.complete(Optional.of(recognize(frame))));
        } catch (RuntimeException | Error e) {
            // The system had no thread left for it.
            promise.complete(Optional.of(failed(frame, e)));
        }
    }

    private FrameResult recognize(Frame frame) {
        try {
            return new FrameResult.Recognized(frame, chain.recognize(frame.image()));
        } catch (MienException e) {
            return new FrameResult.Failed(frame, e);
        } catch (RuntimeException | Error e) {
            return failed(frame, e);
        }
    }

    private static FrameResult failed(Frame frame, Throwable fault) {
        return new FrameResult.Failed(frame, new MienException("frame " + frame.sequence() + ": " + fault, fault));
    }

    @Override
    public Optional<FrameResult> next() throws FrameSourceException, InterruptedException {
        taking.lockInterruptibly();
        try {
            return handOut();
        } finally {
            taking.unlock();
        }
    }

    private Optional<FrameResult> handOut() throws FrameSourceException, InterruptedException {
        Optional<FrameResult> result = line.take();
        if (result.isPresent()) {
            room.release();
        }
        return result;
    }

    @Override
    public Optional<FrameResult> poll() throws FrameSourceException {
        // Another thread that is taking waits for the very result that this call would look for.
        if (!taking.tryLock()) {
            return Optional.empty();
        }
        try {
            return line.ready() ? handOut() : Optional.empty();
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

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
