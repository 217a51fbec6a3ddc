package io.mien.recognizer;

import io.mien.detector.DetectorOptions;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How one picture is looked at. Each method with a parameter returns the same options with one value changed:
 * {@code RecognizeOptions.defaults().threshold(.8)}. Immutable.
 */
public final class RecognizeOptions {
    private static final RecognizeOptions DEFAULTS =
            new RecognizeOptions(DetectorOptions.defaults(), OptionalDouble.empty(), FaceSelection.ALL, false);

    private final DetectorOptions detector;
    private final OptionalDouble threshold;
    private final FaceSelection selection;
    private final boolean embeddings;

    private RecognizeOptions(
            DetectorOptions detector, OptionalDouble threshold, FaceSelection selection, boolean embeddings) {
        this.detector = Objects.requireNonNull(detector, "detector");
        this.threshold = threshold;
        this.selection = Objects.requireNonNull(selection, "selection");
        this.embeddings = embeddings;
        threshold.ifPresent(v -> {
            if (!(v >= 0 && v <= 1)) {
                throw new IllegalArgumentException("threshold is in 0..1, not " + v);
            }
        });
    }

    /** All faces, the models' own thresholds, no embeddings in the result. */
    public static RecognizeOptions defaults() {
        return DEFAULTS;
    }

    /** Thresholds and depth of the detector. */
    public DetectorOptions detector() {
        return detector;
    }

    /** @param options thresholds and depth of the detector */
    public RecognizeOptions detector(DetectorOptions options) {
        return new RecognizeOptions(options, threshold, selection, embeddings);
    }

    /** Least score (.5 + .5 cosine) for a name, 0..1; empty: the extractor's own. */
    public OptionalDouble threshold() {
        return threshold;
    }

    /** @param least score (.5 + .5 cosine) for a name, 0..1 */
    public RecognizeOptions threshold(double least) {
        return threshold(OptionalDouble.of(least));
    }

    /** @param least score (.5 + .5 cosine) for a name, 0..1; empty: the extractor's own */
    public RecognizeOptions threshold(OptionalDouble least) {
        return new RecognizeOptions(detector, least, selection, embeddings);
    }

    /** Which faces are meant. */
    public FaceSelection selection() {
        return selection;
    }

    /** @param faces which ones are meant */
    public RecognizeOptions selection(FaceSelection faces) {
        return new RecognizeOptions(detector, threshold, faces, embeddings);
    }

    /** Whether results carry the embeddings. */
    public boolean embeddings() {
        return embeddings;
    }

    /** @param carried whether results carry the embeddings */
    public RecognizeOptions embeddings(boolean carried) {
        return new RecognizeOptions(detector, threshold, selection, carried);
    }

    /** The options of a stream's frames, as {@link DetectorOptions#ofFrames} says. */
    public RecognizeOptions ofFrames() {
        return detector(detector.ofFrames());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecognizeOptions o
                && detector.equals(o.detector)
                && threshold.equals(o.threshold)
                && selection == o.selection
                && embeddings == o.embeddings;
    }

    @Override
    public int hashCode() {
        return Objects.hash(detector, threshold, selection, embeddings);
    }

    @Override
    public String toString() {
        return detector + ", threshold " + threshold + ", " + selection + (embeddings ? ", with embeddings" : "");
    }
}
