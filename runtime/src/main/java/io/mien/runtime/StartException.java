package io.mien.runtime;

/** A product cannot be started. The message names what is in the way, for a person to read. */
public class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
