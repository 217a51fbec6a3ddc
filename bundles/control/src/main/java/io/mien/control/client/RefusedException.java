package io.mien.control.client;

import java.io.IOException;

/** The running Mien does not take a command. */
public class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message why, in its words */
    public RefusedException(String message) {
        super(message);
    }
}
