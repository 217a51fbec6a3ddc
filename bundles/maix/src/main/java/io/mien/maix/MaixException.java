package io.mien.maix;

import java.util.Objects;

/** What went wrong, where MaixPy returns an error code or raises an exception. The message names the input and the reason. */
public final class MaixException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Err err;

    public MaixException(Err err, String message) {
        super(message);
        this.err = Objects.requireNonNull(err, "err");
    }

    public MaixException(Err err, String message, Throwable cause) {
        super(message, cause);
        this.err = Objects.requireNonNull(err, "err");
    }

    /** The kind of error. */
    public Err err() {
        return err;
    }
}
