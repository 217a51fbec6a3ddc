package io.mien.camera.maixcam.server;

import java.util.Optional;

/** Keeps the newest value until it is taken. Thread-safe. */
final class Newest<T> {
    private Optional<T> kept = Optional.empty(); // guarded by this
    private boolean ended; // guarded by this

    /** @return what is kept no longer, because something newer came */
    synchronized Optional<T> put(T thing) {
        Optional<T> displaced = kept;
        kept = Optional.of(thing);
        notifyAll();
        return displaced;
    }

    /**
     * The newest; waits for it.
     *
     * @return empty after the end
     */
    synchronized Optional<T> take() throws InterruptedException {
        while (kept.isEmpty() && !ended) {
            wait();
        }
        Optional<T> taken = ended ? Optional.empty() : kept;
        kept = Optional.empty();
        return taken;
    }

    /** Forgets what is kept. */
    synchronized void clear() {
        kept = Optional.empty();
    }

    /** Ends all waiting. */
    synchronized void end() {
        ended = true;
        kept = Optional.empty();
        notifyAll();
    }
}
