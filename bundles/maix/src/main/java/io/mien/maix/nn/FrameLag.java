package io.mien.maix.nn;

import java.util.Optional;
import java.util.function.Supplier;

/** Whether frames are answered with what was found in the frame before: MaixPy's way of two buffers. Off at first. Thread-safe. */
final class FrameLag<T> implements AutoCloseable {
    private Optional<PreviousFrame<T>> before = Optional.empty(); // guarded by this; empty while it is off
    private boolean closed; // guarded by this

    /** @throws io.mien.maix.MaixException after {@link #close} */
    void set(boolean on) {
        // Closed without the lock: a frame that is worked on may ask for it.
        exchange(on).ifPresent(PreviousFrame::close);
    }

    private synchronized Optional<PreviousFrame<T>> exchange(boolean on) {
        if (closed) {
            throw Failures.notLoaded();
        }
        if (on == before.isPresent()) {
            return Optional.empty();
        }
        Optional<PreviousFrame<T>> last = before;
        before = on ? Optional.of(new PreviousFrame<>()) : Optional.empty();
        return last;
    }

    /**
     * The answer to a frame.
     *
     * @param frame works on it
     * @param first the answer to the first frame, while it is on
     */
    T of(Supplier<T> frame, Supplier<T> first) {
        Optional<PreviousFrame<T>> lag;
        synchronized (this) {
            lag = before;
        }
        return lag.isPresent() ? lag.get().exchange(frame::get).orElseGet(first) : frame.get();
    }

    /** Drops the last frame, and waits until nothing works on it. */
    @Override
    public void close() {
        Optional<PreviousFrame<T>> last;
        synchronized (this) {
            closed = true;
            last = before;
            before = Optional.empty();
        }
        last.ifPresent(PreviousFrame::close);
    }
}
