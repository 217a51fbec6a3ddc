package io.mien.store;

/** The store was closed before the call: nothing was changed. Take the then-current store and call again. */
public class StoreClosedException extends StoreException {
    private static final long serialVersionUID = 1L;

    /** @param message what could not be done, and where */
    public StoreClosedException(String message) {
        super(message);
    }
}
