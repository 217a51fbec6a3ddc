package io.mien.host.trial;

import io.mien.detector.Face;
import io.mien.image.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The true faces of a picture and what was found of them: each takes the found face that overlaps it most and that no other
 * took.
 *
 * @param pairs one for each true face, in order
 * @param surplus found faces that match no true face
 */
record TruthComparison(List<Pair> pairs, int surplus) {
    /**
     * A true face, and what was found of it.
     *
     * @param expected the true face
     * @param found the face that overlaps it, if there is one
     */
    record Pair(Face expected, Optional<Face> found) {
        double iou() {
            return found.map(f -> (double) f.box().iou(expected.box())).orElse(0.0);
        }

        /** The mean distance of the points, as a share of the larger side of the box. */
        double pointError() {
            return distances().stream().mapToDouble(d -> d).average().orElse(1);
        }

        /** The largest distance of a point, as a share of the larger side of the box. */
        double worstPoint() {
            return distances().stream().mapToDouble(d -> d).max().orElse(1);
        }

        private List<Double> distances() {
            double side = Math.max(expected.box().width(), expected.box().height());
            List<Double> distances = new ArrayList<>();
            for (int i = 0; found.isPresent() && i < Face.POINTS; i++) {
                Point is = found.get().points().get(i),
                        should = expected.points().get(i);
                distances.add(Math.hypot(is.x() - should.x(), is.y() - should.y()) / side);
            }
            return distances;
        }
    }

    static TruthComparison of(List<Face> expected, List<Face> found) {
        List<Face> left = new ArrayList<>(found);
        List<Pair> pairs = new ArrayList<>();
        for (Face face : expected) {
            Optional<Face> nearest = left.stream()
                    .filter(f -> f.box().iou(face.box()) > 0)
                    .max(Comparator.comparingDouble(f -> f.box().iou(face.box())));
            nearest.ifPresent(left::remove);
            pairs.add(new Pair(face, nearest));
        }
        return new TruthComparison(pairs, left.size());
    }
}
