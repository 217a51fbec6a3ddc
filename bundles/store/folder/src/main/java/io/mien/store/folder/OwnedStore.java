package io.mien.store.folder;

import io.mien.store.FaceStore;
import io.mien.store.StoreException;

/** A store that owns its folder until it is closed. */
public interface OwnedStore extends FaceStore, AutoCloseable {
    /** Closes it, under calls that still run if they run for too long, and lets others have the folder. */
    @Override
    void close() throws StoreException;
}
