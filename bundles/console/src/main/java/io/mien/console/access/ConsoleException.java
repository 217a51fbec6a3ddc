package io.mien.console.access;

/** Why there is no page; the message names what is wrong and where. */
public final class ConsoleException extends Exception {
    private static final long serialVersionUID = 1;

    public ConsoleException(String message) {
        super(message);
    }

    public ConsoleException(String message, Throwable cause) {
        super(message, cause);
    }
}
