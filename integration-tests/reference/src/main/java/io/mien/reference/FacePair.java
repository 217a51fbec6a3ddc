package io.mien.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.detector.Face;
import io.mien.image.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A face that was expected, and what was found in its place. */
public record FacePair(Face expected, Face found) {
    /** Pairs the faces of one picture, each with the one that overlaps it most; fails if one side has more. */
    public static List<FacePair> of(String picture, List<Face> expected, List<Face> found) {
        assertEquals(
                expected.size(), found.size(), () -> picture + ": faces expected " + expected + ", found " + found);
        List<Face> left = new ArrayList<>(found);
        List<FacePair> pairs = new ArrayList<>();
        for (Face face : expected) {
            Face nearest = left.stream()
                    .max(Comparator.comparingDouble(f -> f.box().iou(face.box())))
                    .orElseThrow();
            left.remove(nearest);
            pairs.add(new FacePair(face, nearest));
        }
        return pairs;
    }

    /** Intersection over union of the boxes. */
    public double overlap() {
        return expected.box().iou(found.box());
    }

    /** The farthest point's distance, as a share of the expected face's width. */
    public double farthest() {
        return distances().max().orElseThrow() / expected.box().width();
    }

    /** The mean distance of the points, in sides of the expected face. */
    public double pointError() {
        return distances().average().orElseThrow() / Math.sqrt(expected.box().area());
    }

    private DoubleStream distances() {
        return IntStream.range(0, Face.POINTS).mapToDouble(i -> {
            Point p = expected.points().get(i), q = found.points().get(i);
            return Math.hypot(p.x() - q.x(), p.y() - q.y());
        });
    }
}
