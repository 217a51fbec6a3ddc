package io.mien.recognizer.stream;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.image.Image;
import io.mien.recognizer.fake.Scene;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives the frames that a test puts in; a frame's sequence is its picture's person. */
public final class FakeSource implements FrameSource {
    private final LinkedBlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    public final AtomicInteger taken = new AtomicInteger();
    public volatile boolean closed;
    volatile Runnable closing = () -> {};

    /** What a call of {@link #next()} does. */
    interface Step {
        Optional<Frame> take() throws FrameSourceException, InterruptedException;
    }

    /** Frames 1 to {@code last}. */
    public FakeSource frames(int last) {
        for (int i = 1; i <= last; i++) {
            picture(i, Scene.of(i));
        }
        return this;
    }

    /** A frame of one's own. */
    public FakeSource picture(int sequence, Image image) {
        Frame frame = new Frame(sequence, Instant.EPOCH, image);
        steps.add(() -> {
            taken.incrementAndGet();
            return Optional.of(frame);
        });
        return this;
    }

    public FakeSource end() {
        steps.add(Optional::empty);
        return this;
    }

    FakeSource fail(String reason) {
        steps.add(() -> {
            throw new FrameSourceException("camera", reason);
        });
        return this;
    }

    FakeSource then(Step step) {
        steps.add(step);
        return this;
    }

    @Override
    public Optional<Frame> next() throws FrameSourceException, InterruptedException {
        return closed ? Optional.empty() : steps.take().take();
    }

    @Override
    public void close() {
        closed = true;
        steps.add(Optional::empty);
        closing.run();
    }

    @Override
    public String toString() {
        return "camera";
    }
}
