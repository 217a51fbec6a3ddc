package io.mien.command.option;

import io.mien.detector.DetectorOptions;
import io.mien.recognizer.FaceSelection;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** Which faces count. */
public final class FaceOptions {
    /** Title of the group in a help text. */
    public static final String HEADING = "%nFaces:%n";

    @Option(
            names = "--face",
            paramLabel = "WHICH",
            converter = FaceChoice.class,
            description = "Of several faces take the one in the 'centre', or the 'largest'.")
    private FaceSelection face = FaceSelection.ALL;

    @Option(
            names = "--confidence",
            paramLabel = "0..1",
            converter = Fraction.class,
            description = "Least score of a face; the model's own unless given.")
    private Double confidence;

    @Option(
            names = "--iou",
            paramLabel = "0..1",
            converter = Fraction.class,
            description = "Most overlap of two faces; the model's own unless given.")
    private Double iou;

    /** Which faces of a picture are meant. */
    public FaceSelection selection() {
        return face;
    }

    /** Thresholds of the detector. */
    public DetectorOptions detector() {
        return new DetectorOptions(optional(confidence), optional(iou));
    }

    private static OptionalDouble optional(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
