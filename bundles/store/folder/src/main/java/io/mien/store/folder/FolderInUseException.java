package io.mien.store.folder;

import io.mien.store.StoreException;
import java.nio.file.Path;

/** Another store owns the folder: it may be tried again. */
public final class FolderInUseException extends StoreException {
    private static final long serialVersionUID = 1L;

    private final boolean handedOver;

    private FolderInUseException(String message, boolean handedOver) {
        super(message);
        this.handedOver = handedOver;
    }

    /** A store of this process has it: its successor waits until it lets go, which is how a store is swapped. */
    static FolderInUseException ofThisProcess(Path folder) {
        return new FolderInUseException("the gallery in " + folder + " is in use by this process", true);
    }

    static FolderInUseException of(Path folder, String owner) {
        return new FolderInUseException("the gallery in " + folder + " is in use by " + owner, false);
    }

    /** Whether waiting is the usual course of things. */
    public boolean isHandedOver() {
        return handedOver;
    }
}
