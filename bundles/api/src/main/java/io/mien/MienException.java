package io.mien;

/**
 * Root of the errors that a caller can expect and handle. The message names the input and the reason, for a person to
 * read; a broken contract of a call (a null, a negative width) is an {@link IllegalArgumentException} instead.
 */
public class MienException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message the input and the reason, for a person to read */
    public MienException(String message) {
        super(message);
    }

    /**
     * @param message the input and the reason, for a person to read
     * @param cause what was caught
     */
    public MienException(String message, Throwable cause) {
        super(message, cause);
    }
}
