package io.mien.compose.pack;

/** A product cannot be composed or packed as asked; the message names what is in the way. */
public final class ComposeException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message which input is wrong, and why */
    public ComposeException(String message) {
        super(message);
    }

    /** @param message which input is wrong, and why */
    public ComposeException(String message, Throwable cause) {
        super(message, cause);
    }
}
