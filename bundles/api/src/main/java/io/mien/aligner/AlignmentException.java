package io.mien.aligner;

import io.mien.MienException;

/** The points of a face do not span one. */
public class AlignmentException extends MienException {
    private static final long serialVersionUID = 1L;

    /** @param message the points and what is wrong with them */
    public AlignmentException(String message) {
        super(message);
    }
}
