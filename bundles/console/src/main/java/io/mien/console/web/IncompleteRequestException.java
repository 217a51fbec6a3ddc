package io.mien.console.web;

import java.io.IOException;

/** The body of a request did not come whole, or too slowly. */
public final class IncompleteRequestException extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status of the answer: 400 or 408 */
    IncompleteRequestException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The answer to it. */
    public RefusedRequestException refusal() {
        return new RefusedRequestException(status, getMessage());
    }
}
