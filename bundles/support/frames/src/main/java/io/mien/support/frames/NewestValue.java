package io.mien.support.frames;

import java.util.Optional;

/** Keeps the newest value until it is taken. Thread-safe. */
public final class NewestValue<T> {
    private Optional<T> kept = Optional.empty(); // guarded by this
    private boolean ended; // guarded by this
    private long displaced; // guarded by this

    /** @return what is kept no longer, because something newer came; after the end the value itself */
    public synchronized Optional<T> put(T thing) {
        if (ended) {
            return Optional.of(thing);
        }
        Optional<T> before = kept;
        displaced += before.isPresent() ? 1 : 0;
        kept = Optional.of(thing);
        notifyAll();
        return before;
    }

    /**
     * Keeps a value once the one before it was taken, so that none is displaced; waits for that.
     *
     * @return false after the end: the value is not kept
     */
    public synchronized boolean putAfterTaken(T thing) throws InterruptedException {
        while (kept.isPresent() && !ended) {
            wait();
        }
        if (!ended) {
            put(thing);
        }
        return !ended;
    }

    /** How many values were displaced by newer ones before they were taken. */
    public synchronized long displaced() {
        return displaced;
    }

    /**
     * The newest; waits for it.
     *
     * @return empty after the end
     */
    public synchronized Optional<T> take() throws InterruptedException {
        while (kept.isEmpty() && !ended) {
            wait();
        }
        Optional<T> taken = kept;
        kept = Optional.empty();
        notifyAll();
        return taken;
    }

    /** Forgets what is kept. */
    public synchronized void clear() {
        kept = Optional.empty();
        notifyAll();
    }

    /** Ends all waiting once what is kept was taken; nothing more is kept after it. */
    public synchronized void finish() {
        ended = true;
        notifyAll();
    }

    /** Ends all waiting, and forgets what is kept. */
    public synchronized void end() {
        clear();
        finish();
    }
}
