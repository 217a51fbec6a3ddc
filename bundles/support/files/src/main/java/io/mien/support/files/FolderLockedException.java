package io.mien.support.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Somebody else owns the folder. */
public final class FolderLockedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<String> owner;
    private final boolean ofThisProcess;

    FolderLockedException(Path folder, Optional<String> owner, boolean ofThisProcess) {
        super(folder + " is in use by " + owner.orElse("another process"));
        this.owner = owner;
        this.ofThisProcess = ofThisProcess;
    }

    /** The text that the owner wrote; empty if it wrote none. */
    public Optional<String> owner() {
        return owner;
    }

    /** Whether the owner is another part of this process. */
    public boolean isOfThisProcess() {
        return ofThisProcess;
    }
}
