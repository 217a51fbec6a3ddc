package io.mien.recognizer;

import io.mien.detector.DetectorOptions;
import java.util.OptionalDouble;

/**
 * How one picture is looked at.
 *
 * @param detector thresholds of the detector
 * @param threshold least score (.5 + .5 cosine) for a name, 0..1; empty: the extractor's own
 * @param selection which faces are meant
 * @param embeddings whether results carry the embeddings
 */
public record RecognizeOptions(
        DetectorOptions detector, OptionalDouble threshold, FaceSelection selection, boolean embeddings) {
    /** All faces, the models' own thresholds, no embeddings in the result. */
    public static final RecognizeOptions DEFAULT =
            new RecognizeOptions(DetectorOptions.DEFAULT, OptionalDouble.empty(), FaceSelection.ALL, false);

    /** As {@link #DEFAULT}, and the whole picture only: what suits frames of a camera. */
    public static final RecognizeOptions FRAMES = DEFAULT.ofFrames();

    public RecognizeOptions {
        threshold.ifPresent(v -> {
            if (!(v >= 0 && v <= 1)) {
                throw new IllegalArgumentException("threshold is in 0..1, not " + v);
            }
        });
    }

    /** The options of a stream's frames, as {@link DetectorOptions#ofFrames} says. */
    public RecognizeOptions ofFrames() {
        return with(detector.ofFrames());
    }

    /** The same options with others for the detector. */
    public RecognizeOptions with(DetectorOptions other) {
        return new RecognizeOptions(other, threshold, selection, embeddings);
    }
}
