package io.mien.recognizer;

import io.mien.MienException;

/**
 * A picture cannot be enrolled: no face in it, several, one that it shows too badly, or one whose points
 * do not span a face.
 */
public class EnrollmentRefusedException extends MienException {
    private static final long serialVersionUID = 1L;

    private final int faces;

    /**
     * @param message why
     * @param faces how many faces the picture shows
     */
    public EnrollmentRefusedException(String message, int faces) {
        super(message);
        this.faces = faces;
    }

    /** How many faces the picture shows. */
    public int faces() {
        return faces;
    }
}
