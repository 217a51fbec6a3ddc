package io.mien.console.access;

import io.mien.MienException;

/** Says why the page is not served; the message names the key, the file or the port that is wrong. */
public final class ConsoleException extends MienException {
    private static final long serialVersionUID = 1;

    public ConsoleException(String message) {
        super(message);
    }

    public ConsoleException(String message, Throwable cause) {
        super(message, cause);
    }
}
