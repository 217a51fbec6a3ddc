package io.mien.recognizer;

import io.mien.detector.DetectorOptions;

/**
 * How a picture is enrolled.
 *
 * @param detector thresholds of the detector
 * @param selection {@link FaceSelection#ALL} refuses a picture with several faces of similar size; the others take one of them
 * @param source what the picture is called, such as its path, to be kept with the face; may be empty
 */
public record EnrollOptions(DetectorOptions detector, FaceSelection selection, String source) {
    /** The model's own thresholds; a picture with several faces is refused. */
    public static final EnrollOptions DEFAULT = new EnrollOptions(DetectorOptions.DEFAULT, FaceSelection.ALL);

    /** For a picture without a name. */
    public EnrollOptions(DetectorOptions detector, FaceSelection selection) {
        this(detector, selection, "");
    }

    /** The same for a picture of this name. */
    public EnrollOptions of(String picture) {
        return new EnrollOptions(detector, selection, picture);
    }

    /** The same for a picture at a reduced size, as {@link DetectorOptions#reducedBy} says. */
    public EnrollOptions reducedBy(int reduction) {
        return new EnrollOptions(detector.reducedBy(reduction), selection, source);
    }
}
