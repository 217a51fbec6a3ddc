package io.mien.live;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.FrameSourceFactory;
import io.mien.camera.SourceAddress;
import io.mien.recognizer.Recognizer;
import java.util.Optional;

/**
 * A source that is opened by the thread that asks for its first frame: opening may take long, or hang, and neither the start nor
 * the end of a component may wait for it. For one thread; closed by any.
 */
final class DeferredSource implements FrameSource {
    private final SourceAddress address;
    private final FrameSourceFactory factory;
    private final Recognizer recognizer;
    private volatile Optional<FrameSource> opened = Optional.empty(); // written with the lock on this
    private boolean closed; // guarded by this

    DeferredSource(SourceAddress address, FrameSourceFactory factory, Recognizer recognizer) {
        this.address = address;
        this.factory = factory;
        this.recognizer = recognizer;
    }

    @Override
    public Optional<Frame> next() throws FrameSourceException, InterruptedException {
        if (isClosed() || opened.isEmpty() && !keep(open())) {
            return Optional.empty();
        }
        return opened.get().next();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private FrameSource open() throws FrameSourceException {
        try {
            return new ReadinessGate(factory.open(address), recognizer);
        } catch (RuntimeException e) {
            throw new FrameSourceException(address.toString(), address.mask("failed: " + e), e);
        }
    }

    /** @return false if this was closed while the source was opened; then the source is closed, too */
    private boolean keep(FrameSource source) {
        synchronized (this) {
            if (!closed) {
                opened = Optional.of(source);
                return true;
            }
        }
        source.close();
        return false;
    }

    @Override
    public long dropped() {
        return opened.map(FrameSource::dropped).orElse(0L);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        opened.ifPresent(FrameSource::close);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
