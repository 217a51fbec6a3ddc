package io.mien.compose.resolve;

/** What a product wants cannot be had; the message is a sentence that says what is missing. */
public final class UnresolvedException extends Exception {
    private static final long serialVersionUID = 1;

    UnresolvedException(String message) {
        super(message);
    }

    /** @param cause what it says more about */
    public UnresolvedException(String message, Throwable cause) {
        super(message, cause);
    }
}
