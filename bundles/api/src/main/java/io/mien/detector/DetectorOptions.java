package io.mien.detector;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Thresholds and depth of one call; a threshold that is empty is the model's own.
 *
 * @param confidence least score of a face, 0..1
 * @param iou most overlap of two faces, 0..1
 * @param depth how small the faces are that are searched for
 */
public record DetectorOptions(OptionalDouble confidence, OptionalDouble iou, SearchDepth depth) {
    /** The model's own thresholds. */
    public static final DetectorOptions DEFAULT = new DetectorOptions(OptionalDouble.empty(), OptionalDouble.empty());

    /** The model's own thresholds, and the whole picture only: what suits frames of a camera. */
    public static final DetectorOptions WHOLE_PICTURE = DEFAULT.at(SearchDepth.WHOLE_PICTURE);

    public DetectorOptions {
        Objects.requireNonNull(depth, "depth");
        check("confidence", confidence);
        check("iou", iou);
    }

    /** These thresholds, at a depth that the detector chooses by the size of the picture. */
    public DetectorOptions(OptionalDouble confidence, OptionalDouble iou) {
        this(confidence, iou, SearchDepth.BY_PICTURE);
    }

    /** The same thresholds at another depth. */
    public DetectorOptions at(SearchDepth other) {
        return new DetectorOptions(confidence, iou, other);
    }

    /**
     * The same options for the picture at a reduced size.
     *
     * @param reduction pixels of the picture for one of the reduced one, in each direction, at least 1
     */
    public DetectorOptions reducedBy(int reduction) {
        return depth.kind() == SearchDepth.Kind.DOWN_TO
                ? at(SearchDepth.downTo(Math.max(1, depth.minFace() / reduction)))
                : this;
    }

    /** The options of a stream's frames: if the detector would decide, a frame is searched once. */
    public DetectorOptions ofFrames() {
        return depth.equals(SearchDepth.BY_PICTURE) ? at(SearchDepth.WHOLE_PICTURE) : this;
    }

    private static void check(String name, OptionalDouble value) {
        value.ifPresent(v -> {
            if (!(v >= 0 && v <= 1)) {
                throw new IllegalArgumentException(name + " is in 0..1, not " + v);
            }
        });
    }
}
