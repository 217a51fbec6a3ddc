package io.mien.store.derby;

import io.mien.store.StoreException;
import io.mien.store.folder.Maintenance;
import io.mien.store.folder.PendingErasure;
import java.time.Duration;
import java.util.Optional;

/**
 * Removes from a gallery: first from its answers, then from the disk. If something cannot be overwritten at once, that is tried
 * again later. Thread-safe.
 */
final class GalleryRemovals implements AutoCloseable {
    private final Maintenance maintenance;
    private final CurrentDatabase database;
    private final PendingErasure erasure;

    GalleryRemovals(Maintenance maintenance, CurrentDatabase database, GalleryHome home, Duration retry) {
        this.maintenance = maintenance;
        this.database = database;
        this.erasure = new PendingErasure(retry, () -> erase(maintenance, database, home));
    }

    /** @param what is done, for the message if it fails */
    <T> T remove(String what, CurrentDatabase.Call<T> removal) throws StoreException {
        return maintenance.alone(() -> {
            T removed = database.call(what, removal);
            erasure.run();
            return removed;
        });
    }

    /** Overwrites what earlier calls, an exchange or an earlier process left. */
    void eraseRest() {
        erasure.run();
    }

    /** Why what was removed is still on the disk; empty if it is not. */
    Optional<String> remaining() {
        return erasure.remaining();
    }

    private static Optional<String> erase(Maintenance maintenance, CurrentDatabase database, GalleryHome home) {
        try {
            return maintenance.alone(() -> {
                database.call("overwrite removed data", open -> {
                    open.removals().erase();
                    return open;
                });
                return home.clear();
            });
        } catch (StoreException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public void close() {
        erasure.close();
    }
}
