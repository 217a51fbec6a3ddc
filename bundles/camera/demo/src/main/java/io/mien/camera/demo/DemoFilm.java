package io.mien.camera.demo;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** So many frames of the scene, each of them, as fast as they are asked for; they are 1/25 s apart. */
public final class DemoFilm implements FrameSource {
    private static final Duration STEP = Duration.ofSeconds(1).dividedBy(DemoRoom.RATE);

    private final DemoRoom scene;
    private final long frames;
    private long next; // of the thread that asks
    private volatile boolean closed;

    DemoFilm(DemoRoom scene, long frames) {
        this.scene = scene;
        this.frames = frames;
    }

    /** What the frames truly show, by their sequence numbers. */
    public DemoRoom scene() {
        return scene;
    }

    @Override
    public Optional<Frame> next() {
        if (closed || next >= frames) {
            return Optional.empty();
        }
        Instant time = Instant.EPOCH.plus(STEP.multipliedBy(next));
        return Optional.of(scene.frame(next++, time));
    }

    @Override
    public void close() {
        closed = true;
    }
}
