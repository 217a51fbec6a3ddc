package io.mien.recognizer;

import io.mien.MienException;

/** A {@code faces.bin} is torn, does not fit the extractor, or cannot be read or written. */
public class FacesFileException extends MienException {
    private static final long serialVersionUID = 1L;

    /** @param message file, byte or person, and reason */
    public FacesFileException(String message) {
        super(message);
    }

    /** As {@link #FacesFileException(String)}, with what was caught. */
    public FacesFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
