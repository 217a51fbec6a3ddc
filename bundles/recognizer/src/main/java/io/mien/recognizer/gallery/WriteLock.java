package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.StageRetiredException;
import io.mien.store.FaceStore;
import io.mien.store.GalleryId;
import io.mien.store.StoreClosedException;
import io.mien.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The lock for changes of a store together with the galleries in memory: one at a time, so that a face is never in one and
 * not in the other. Searches know nothing of it. Taken before the monitor of {@link Galleries}, never after. Thread-safe.
 */
final class WriteLock {
    private final Supplier<Duration> wait;
    private final ReentrantLock lock = new ReentrantLock(true); // fair: the background must not keep enrollments out
    private Optional<GalleryId> moved = Optional.empty(); // guarded by lock; takes no writes, another has its faces

    /** @param wait longest wait, as configured at the moment */
    WriteLock(Supplier<Duration> wait) {
        this.wait = wait;
    }

    /** Work that is done under the lock. */
    interface Work<T> {
        T run() throws MienException;
    }

    /**
     * For callers outside, who have a next line-up to try it with.
     *
     * @throws StageRetiredException where the store was closed, or its gallery moved to another
     */
    <T> T withStore(FaceStore store, Work<T> work) throws MienException {
        return with(() -> {
            try {
                refuseMoved(store);
                return work.run();
            } catch (StoreClosedException e) {
                // The slot follows: the then-current store is asked again.
                throw new StageRetiredException("the store of gallery " + store.gallery());
            }
        });
    }

    /** The lock is held. */
    void refuseMoved(FaceStore store) throws StoreClosedException {
        if (moved.filter(store.gallery()::equals).isPresent()) {
            throw new StoreClosedException("the gallery " + store.gallery() + " was moved to another store");
        }
    }

    /** @throws StoreException where others hold it for longer than configured */
    <T> T with(Work<T> work) throws MienException {
        take();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    private void take() throws StoreException {
        try {
            long millis = wait.get().toMillis();
            if (!lock.tryLock(millis, TimeUnit.MILLISECONDS)) {
                throw new StoreException("other changes kept the gallery busy for more than " + millis + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for other changes of the gallery", e);
        }
    }

    boolean isHeld() {
        return lock.isHeldByCurrentThread();
    }

    /** From now on a gallery takes no writes; empty: all do. The lock is held. */
    void moved(Optional<GalleryId> gallery) {
        moved = gallery;
    }
}
