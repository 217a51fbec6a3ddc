package io.mien.detector;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Thresholds and depth of one call; a threshold that is empty is the model's own. Each method with a parameter returns the same
 * options with one value changed: {@code DetectorOptions.defaults().confidence(.6)}. Immutable.
 */
public final class DetectorOptions {
    private static final DetectorOptions DEFAULTS =
            new DetectorOptions(OptionalDouble.empty(), OptionalDouble.empty(), SearchDepth.BY_PICTURE);

    private final OptionalDouble confidence;
    private final OptionalDouble iou;
    private final SearchDepth depth;

    private DetectorOptions(OptionalDouble confidence, OptionalDouble iou, SearchDepth depth) {
        this.confidence = checked("confidence", confidence);
        this.iou = checked("iou", iou);
        this.depth = Objects.requireNonNull(depth, "depth");
    }

    /** The model's own thresholds, at a depth that the detector chooses by the size of the picture. */
    public static DetectorOptions defaults() {
        return DEFAULTS;
    }

    /** Least score of a face, 0..1; empty: the model's own. */
    public OptionalDouble confidence() {
        return confidence;
    }

    /** @param least score of a face, 0..1 */
    public DetectorOptions confidence(double least) {
        return confidence(OptionalDouble.of(least));
    }

    /** @param least score of a face, 0..1; empty: the model's own */
    public DetectorOptions confidence(OptionalDouble least) {
        return new DetectorOptions(least, iou, depth);
    }

    /** Most overlap of two faces, 0..1; empty: the model's own. */
    public OptionalDouble iou() {
        return iou;
    }

    /** @param most overlap of two faces, 0..1 */
    public DetectorOptions iou(double most) {
        return iou(OptionalDouble.of(most));
    }

    /** @param most overlap of two faces, 0..1; empty: the model's own */
    public DetectorOptions iou(OptionalDouble most) {
        return new DetectorOptions(confidence, most, depth);
    }

    /** How small the faces are that are searched for. */
    public SearchDepth depth() {
        return depth;
    }

    /** @param searched how small the faces are that are searched for */
    public DetectorOptions depth(SearchDepth searched) {
        return new DetectorOptions(confidence, iou, searched);
    }

    /**
     * The same options for the picture at a reduced size.
     *
     * @param reduction pixels of the picture for one of the reduced one, in each direction, at least 1
     */
    public DetectorOptions reducedBy(int reduction) {
        return depth.kind() == SearchDepth.Kind.DOWN_TO
                ? depth(SearchDepth.downTo(Math.max(1, depth.minFace() / reduction)))
                : this;
    }

    /** The options of a stream's frames: if the detector would decide, a frame is searched once. */
    public DetectorOptions ofFrames() {
        return depth.equals(SearchDepth.BY_PICTURE) ? depth(SearchDepth.WHOLE_PICTURE) : this;
    }

    private static OptionalDouble checked(String name, OptionalDouble value) {
        value.ifPresent(v -> {
            if (!(v >= 0 && v <= 1)) {
                throw new IllegalArgumentException(name + " is in 0..1, not " + v);
            }
        });
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DetectorOptions o
                && confidence.equals(o.confidence)
                && iou.equals(o.iou)
                && depth.equals(o.depth);
    }

    @Override
    public int hashCode() {
        return Objects.hash(confidence, iou, depth);
    }

    @Override
    public String toString() {
        return "confidence " + confidence + ", iou " + iou + ", " + depth;
    }
}
