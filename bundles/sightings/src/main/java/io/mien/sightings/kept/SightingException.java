package io.mien.sightings.kept;

import io.mien.MienException;
import io.mien.support.files.IoReason;
import java.io.IOException;

/** Sightings cannot be read, written or erased. */
public class SightingException extends MienException {
    private static final long serialVersionUID = 1L;

    /** @param message the sighting or the folder, and the reason */
    public SightingException(String message) {
        super(message);
    }

    /**
     * @param message the sighting or the folder, and the reason
     * @param cause what was caught
     */
    public SightingException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param what the sighting or the folder, and what cannot be done */
    static SightingException of(String what, Exception cause) {
        String reason = cause instanceof IOException io ? IoReason.of(io) : cause.getMessage();
        return new SightingException(what + ": " + reason, cause);
    }
}
