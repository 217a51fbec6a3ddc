package io.mien.live;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Sees what a test puts before it. */
final class FakeCamera implements FrameSource {
    private static final Frame FALL = new Frame(0, Instant.EPOCH, Image.of(1, 1, PixelFormat.GRAY, new byte[1]));

    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private int sequence;
    volatile boolean closed;
    volatile boolean broken;
    volatile long dropped;
    final AtomicInteger taken = new AtomicInteger();

    /** One pixel for each person: that is who they are. */
    void see(int... people) {
        byte[] pixels = new byte[Math.max(1, people.length)];
        for (int i = 0; i < people.length; i++) {
            pixels[i] = (byte) people[i];
        }
        frames.add(new Frame(sequence++, Instant.EPOCH, Image.of(pixels.length, 1, PixelFormat.GRAY, pixels)));
    }

    /** Behind the frames that it has seen it gives an error. */
    void fallDown() {
        frames.add(FALL);
    }

    @Override
    public Optional<Frame> next() throws FrameSourceException, InterruptedException {
        if (broken) {
            throw new FrameSourceException("camera", "fell down");
        }
        Frame frame = frames.take();
        if (frame == FALL) {
            throw new FrameSourceException("camera", "fell down");
        }
        taken.incrementAndGet();
        return Optional.of(frame);
    }

    @Override
    public long dropped() {
        return dropped;
    }

    @Override
    public void close() {
        closed = true;
    }
}
