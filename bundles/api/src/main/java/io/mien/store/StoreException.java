package io.mien.store;

import io.mien.MienException;

/** The store could not do it; nothing was changed. */
public class StoreException extends MienException {
    private static final long serialVersionUID = 1L;

    /** @param message what could not be done, where, and why */
    public StoreException(String message) {
        super(message);
    }

    /** As {@link #StoreException(String)}, with what was caught. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
