package io.mien.boot.configuration;

/** A configuration holds a value that its key does not take. The message says which, and what is allowed; it follows the key. */
public final class ValueNotAllowedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ValueNotAllowedException(String message) {
        super(message);
    }
}
