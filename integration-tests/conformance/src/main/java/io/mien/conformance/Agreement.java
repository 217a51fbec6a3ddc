package io.mien.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.detector.Face;
import io.mien.image.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well faces found agree with those expected, over many pictures: the same faces, each with an IoU of .90 or more, .97
 * or more in the mean, and points within 3 % of the face's width.
 */
public final class Agreement {
    private static final double LEAST_IOU = .90;
    private static final double LEAST_MEAN_IOU = .97;
    private static final double MOST_DISTANCE = .03;

    private final List<Double> overlaps = new ArrayList<>();
    private double farthest;

    /** Compares the faces of one picture; fails where they are not the same. */
    public void add(String picture, List<Face> expected, List<Face> found) {
        assertEquals(
                expected.size(), found.size(), () -> picture + ": faces expected " + expected + ", found " + found);
        List<Face> left = new ArrayList<>(found);
        for (Face face : expected) {
            Face nearest = left.stream()
                    .max(Comparator.comparingDouble(f -> f.box().iou(face.box())))
                    .orElseThrow();
            left.remove(nearest);
            double overlap = face.box().iou(nearest.box());
            double distance = distance(face, nearest);
            assertTrue(overlap >= LEAST_IOU, () -> picture + ": IoU " + overlap + " of " + face);
            assertTrue(distance <= MOST_DISTANCE, () -> picture + ": points off by " + distance + " of " + face);
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

    /** The farthest point's distance, as a share of the width of the face expected. */
    private static double distance(Face expected, Face found) {
        double most = 0;
        for (int i = 0; i < Face.POINTS; i++) {
            Point p = expected.points().get(i), q = found.points().get(i);
            most = Math.max(most, Math.hypot(p.x() - q.x(), p.y() - q.y()));
        }
        return most / expected.box().width();
    }

    @Override
    public String toString() {
        double least = overlaps.stream().mapToDouble(o -> o).min().orElse(0);
        return String.format(
                "%d faces, IoU %.4f in the mean, %.4f at least, points off by %.2f %% at most",
                overlaps.size(), mean(), least, 100 * farthest);
    }
}
