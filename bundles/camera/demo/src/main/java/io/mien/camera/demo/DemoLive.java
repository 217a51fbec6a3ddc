package io.mien.camera.demo;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The scene as a live camera of 25 frames a second sees it: what is not asked for in time is left out, and counted. */
final class DemoLive implements FrameSource {
    private static final long STEP = Duration.ofSeconds(1).toNanos() / DemoRoom.RATE;

    private final DemoRoom scene;
    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong dropped = new AtomicLong();
    private long next; // of the thread that asks

    DemoLive(DemoRoom scene) {
        this.scene = scene;
    }

    @Override
    public Optional<Frame> next() throws InterruptedException {
        long newest = (System.nanoTime() - startNanos) / STEP;
        dropped.addAndGet(Math.max(0, newest - next));
        long number = Math.max(newest, next);
        long wait = startNanos + number * STEP - System.nanoTime();
        if (closed.await(Math.max(0, wait), TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        next = number + 1;
        return Optional.of(scene.frame(number, start.plusNanos(number * STEP)));
    }

    @Override
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
