package io.mien.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.detector.Face;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How well faces found agree with those expected, over many pictures: the same faces, each with an IoU of .90 or more, .97
 * or more in the mean, and points within 3 % of the face's width.
 */
public final class DetectionAgreement {
    private static final double LEAST_IOU = .90;
    private static final double LEAST_MEAN_IOU = .97;
    private static final double MOST_DISTANCE = .03;

    private final List<Double> overlaps = new ArrayList<>();
    private double farthest;

    /** Compares the faces of one picture; fails if they are not the same. */
    public void add(String picture, List<Face> expected, List<Face> found) {
        for (FacePair pair : FacePair.of(picture, expected, found)) {
            double overlap = pair.overlap(), distance = pair.farthest();
            assertTrue(overlap >= LEAST_IOU, () -> picture + ": IoU " + overlap + " of " + pair.expected());
            assertTrue(
                    distance <= MOST_DISTANCE,
                    () -> picture + ": points off by " + distance + " of " + pair.expected());
            overlaps.add(overlap);
            farthest = Math.max(farthest, distance);
        }
    }

    /** Fails unless all pictures together agree well enough. */
    public void check() {
        assertTrue(mean() >= LEAST_MEAN_IOU, this::toString);
    }

    private double mean() {
        return overlaps.stream().mapToDouble(o -> o).average().orElse(0);
    }

    @Override
    public String toString() {
        double least = overlaps.stream().mapToDouble(o -> o).min().orElse(0);
        return String.format(
                Locale.ROOT,
                "%d faces, IoU %.4f in the mean, %.4f at least, points off by %.2f %% at most",
                overlaps.size(),
                mean(),
                least,
                100 * farthest);
    }
}
