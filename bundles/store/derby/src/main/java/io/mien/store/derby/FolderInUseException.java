package io.mien.store.derby;

import io.mien.store.StoreException;

/** Another store owns the folder: it may be tried again. */
final class FolderInUseException extends StoreException {
    private static final long serialVersionUID = 1L;

    FolderInUseException(String message) {
        super(message);
    }
}
