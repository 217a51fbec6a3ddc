package io.mien.camera.browser;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.image.Image;
import io.mien.support.frames.NewestValue;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** One reader of what the page sends. Waits while nobody sends. Thread-safe. */
final class BrowserSource implements FrameSource {
    private final NewestValue<Frame> newest = new NewestValue<>();
    private final Consumer<BrowserSource> closed;
    private long sequence; // guarded by this

    /** @param closed is called when it is closed */
    BrowserSource(Consumer<BrowserSource> closed) {
        this.closed = closed;
    }

    synchronized void put(Image image) {
        newest.put(new Frame(sequence++, Instant.now(), image));
    }

    @Override
    public Optional<Frame> next() throws InterruptedException {
        return newest.take();
    }

    @Override
    public long dropped() {
        return newest.displaced();
    }

    @Override
    public void close() {
        newest.end();
        closed.accept(this);
    }

    @Override
    public String toString() {
        return PageCamera.SCHEME + ":";
    }
}
