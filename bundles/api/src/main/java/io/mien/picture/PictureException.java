package io.mien.picture;

import io.mien.MienException;

/** A file or its bytes are not a picture that can be read, or a picture cannot be written. */
public class PictureException extends MienException {
    private static final long serialVersionUID = 1L;

    /** @param name the file; {@code reason} why it is refused */
    public PictureException(String name, String reason) {
        super(name + ": " + reason);
    }

    /** As {@link #PictureException(String, String)}, with what was caught. */
    public PictureException(String name, String reason, Throwable cause) {
        super(name + ": " + reason, cause);
    }
}
