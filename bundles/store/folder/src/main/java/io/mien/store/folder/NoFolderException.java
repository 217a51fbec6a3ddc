package io.mien.store.folder;

import io.mien.store.StoreException;

/** A store is configured, but not yet with its folder: a command says where the gallery is, and the store opens then. */
public final class NoFolderException extends StoreException {
    private static final long serialVersionUID = 1L;

    /** Names what is missing. */
    public NoFolderException() {
        super("the configuration of the store names no folder");
    }
}
