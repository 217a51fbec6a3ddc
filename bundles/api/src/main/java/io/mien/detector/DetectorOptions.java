package io.mien.detector;

import java.util.OptionalDouble;

/**
 * Thresholds of one call; what is empty is the model's own.
 *
 * @param confidence least score of a face, 0..1
 * @param iou most overlap of two faces, 0..1
 */
public record DetectorOptions(OptionalDouble confidence, OptionalDouble iou) {
    /** The model's own thresholds. */
    public static final DetectorOptions DEFAULT = new DetectorOptions(OptionalDouble.empty(), OptionalDouble.empty());

    public DetectorOptions {
        check("confidence", confidence);
        check("iou", iou);
    }

    private static void check(String name, OptionalDouble value) {
        value.ifPresent(v -> {
            if (!(v >= 0 && v <= 1)) {
                throw new IllegalArgumentException(name + " is in 0..1, not " + v);
            }
        });
    }
}
