package io.mien.live;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import java.util.Optional;

/**
 * A source for the time of one stream. A stream closes its source at its end; the camera is a service, and stays. Ended, it has
 * no more frames: the stream then hands out the results of those that it took, and ends. Thread-safe.
 */
final class Lease implements FrameSource {
    private final FrameSource source;
    private Optional<Thread> waiting = Optional.empty(); // guarded by this
    private boolean ended; // guarded by this

    Lease(FrameSource source) {
        this.source = source;
    }

    @Override
    public Optional<Frame> next() throws FrameSourceException, InterruptedException {
        if (!begin()) {
            return Optional.empty();
        }
        try {
            return source.next();
        } catch (FrameSourceException | InterruptedException e) {
            if (isEnded()) {
                return Optional.empty();
            }
            throw e;
        } finally {
            done();
        }
    }

    private synchronized boolean begin() {
        waiting = ended ? Optional.empty() : Optional.of(Thread.currentThread());
        return !ended;
    }

    private synchronized void done() {
        waiting = Optional.empty();
        if (ended) {
            // An interrupt that came too late to be noticed was meant for the source alone.
            Thread.interrupted();
        }
    }

    private synchronized boolean isEnded() {
        return ended;
    }

    /** Ends the lease, and with it a call that waits; the source itself stays open. Idempotent. */
    @Override
    public synchronized void close() {
        ended = true;
        waiting.ifPresent(Thread::interrupt);
        waiting = Optional.empty();
    }

    @Override
    public String toString() {
        return source.toString();
    }
}
