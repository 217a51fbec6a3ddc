package io.mien.console.web;

import io.mien.MienException;

/** A request that is not done. The message is a sentence for the one who looks at the page. */
public final class RefusedRequestException extends MienException {
    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status of the answer: from 400 on */
    public RefusedRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
