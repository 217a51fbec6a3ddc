package io.mien.recognizer;

import io.mien.detector.DetectorOptions;

/**
 * How a picture is enrolled.
 *
 * @param detector thresholds of the detector
 * @param selection {@link FaceSelection#ALL} refuses a picture with several faces; the others take one of them
 */
public record EnrollOptions(DetectorOptions detector, FaceSelection selection) {
    /** The model's own thresholds; a picture with several faces is refused. */
    public static final EnrollOptions DEFAULT = new EnrollOptions(DetectorOptions.DEFAULT, FaceSelection.ALL);
}
