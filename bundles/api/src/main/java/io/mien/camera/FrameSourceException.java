package io.mien.camera;

import io.mien.MienException;

/** A source has no further frames, because of something that went wrong with it. */
public class FrameSourceException extends MienException {
    private static final long serialVersionUID = 1L;

    /**
     * @param source what the source calls itself
     * @param reason what went wrong
     */
    public FrameSourceException(String source, String reason) {
        super(source + ": " + reason);
    }

    /** As {@link #FrameSourceException(String, String)}, with what was caught. */
    public FrameSourceException(String source, String reason, Throwable cause) {
        super(source + ": " + reason, cause);
    }
}
