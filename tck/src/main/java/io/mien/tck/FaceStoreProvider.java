package io.mien.tck;

import io.mien.store.FaceStore;
import io.mien.store.StoreException;
import java.nio.file.Path;

/** How the contract tests of a store open and close the store under test. */
public interface FaceStoreProvider {
    /** Opens the gallery that is kept in a folder; an empty folder becomes a new gallery. */
    FaceStore open(Path folder) throws StoreException;

    /** Closes a store that {@link #open} opened. */
    void close(FaceStore store) throws StoreException;
}
