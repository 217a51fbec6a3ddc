package io.mien.store.folder;

import io.mien.store.FaceStore;
import io.mien.store.StoreException;
import java.nio.file.Path;
import java.util.Optional;

/** A store that owns its folder until it is closed. */
public interface OwnedStore extends FaceStore, AutoCloseable {
    /** As {@link io.mien.store.StoreStatus#remaining}. */
    Optional<String> remaining();

    @Override
    default void backup(Path file) throws StoreException {
        backup(file, () -> {});
    }

    @Override
    void backup(Path file, Runnable checkpoint) throws StoreException;

    @Override
    default void restore(Path file) throws StoreException {
        restore(file, () -> {});
    }

    @Override
    void restore(Path file, Runnable checkpoint) throws StoreException;

    /** Closes it, under calls that still run if they run for too long, and lets others have the folder. */
    @Override
    void close() throws StoreException;
}
