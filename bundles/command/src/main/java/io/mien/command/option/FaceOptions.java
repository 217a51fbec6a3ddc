package io.mien.command.option;

import io.mien.detector.DetectorOptions;
import io.mien.detector.SearchDepth;
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

    @Option(
            names = "--min-face",
            paramLabel = "PIXELS",
            converter = MinFace.class,
            description =
                    "Longer side of the smallest face to find, in pixels of the picture; the smaller, the longer it takes."
                            + " Unless given, pictures up to 1280x960 are searched once, and larger ones for faces down to 1/60 of"
                            + " the shorter side, at least 32. 'whole' searches every picture once.")
    private SearchDepth depth = SearchDepth.BY_PICTURE;

    /** Which faces of a picture are meant. */
    public FaceSelection selection() {
        return face;
    }

    /** Thresholds of the detector, and how deep it searches. */
    public DetectorOptions detector() {
        return DetectorOptions.defaults()
                .confidence(optional(confidence))
                .iou(optional(iou))
                .depth(depth);
    }

    private static OptionalDouble optional(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
