package io.mien.store.folder;

import io.mien.store.StoreException;
import io.mien.support.files.FolderLockedException;
import java.nio.file.Path;

/** Another store owns the folder: it may be tried again. */
public final class FolderInUseException extends StoreException {
    private static final long serialVersionUID = 1L;

    private final boolean handedOver;

    private FolderInUseException(String message, boolean handedOver) {
        super(message);
        this.handedOver = handedOver;
    }

    /** A store waits until another one of this process has closed the folder: that is how a store is swapped. */
    static FolderInUseException of(Path folder, FolderLockedException locked) {
        String owner = locked.isOfThisProcess()
                ? "this process"
                : locked.owner().map(String::strip).orElse("another process");
        return new FolderInUseException(
                "the gallery in " + folder + " is in use by " + owner, locked.isOfThisProcess());
    }

    /** Whether waiting is the usual course of things. */
    public boolean isHandedOver() {
        return handedOver;
    }
}
