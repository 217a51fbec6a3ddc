package io.mien.boot.socket;

import java.io.IOException;

/** The other side says what the protocol does not know: the connection is of no use any more. */
public class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message what was said, and what would have been right */
    public ProtocolException(String message) {
        super(message);
    }
}
