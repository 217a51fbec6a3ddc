package io.mien.modelkit.convert;

import io.mien.command.output.Table;
import io.mien.detector.Face;
import io.mien.image.Point;
import java.util.ArrayList;
import java.util.List;

/** How like the answers of a converted model are to those of the one that it was made of. */
sealed interface AnswerLikeness {
    /** For a person to read. */
    List<String> lines();

    /** Of two feature models. */
    record OfFeatures(FigureSpread cosines) implements AnswerLikeness {
        /** Compares embeddings of unit length, pair by pair. */
        static OfFeatures of(List<float[]> before, List<float[]> after) {
            List<Double> cosines = new ArrayList<>();
            for (int i = 0; i < before.size(); i++) {
                double sum = 0;
                for (int j = 0; j < before.get(i).length; j++) {
                    sum += (double) before.get(i)[j] * after.get(i)[j];
                }
                cosines.add(sum);
            }
            return new OfFeatures(new FigureSpread(cosines));
        }

        @Override
        public List<String> lines() {
            return new Table("  ")
                    .row("faces", cosines.values().size() + " held out")
                    .row("cosine", cosines.least())
                    .lines();
        }
    }

    /**
     * Of two detectors.
     *
     * @param before faces that the first found
     * @param extra faces that the second alone found
     * @param boxes intersection over union of the faces that both found
     * @param points mean distance of the five points, in sides of the face
     * @param scores how far apart the scores are
     */
    record OfFaces(int before, int extra, FigureSpread boxes, FigureSpread points, FigureSpread scores)
            implements AnswerLikeness {
        /** Least overlap of two answers that are one face. */
        private static final float SAME = .5f;

        /** Compares the faces of each picture. */
        static OfFaces of(List<List<Face>> before, List<List<Face>> after) {
            int found = 0;
            int extra = 0;
            List<Double> boxes = new ArrayList<>();
            List<Double> points = new ArrayList<>();
            List<Double> scores = new ArrayList<>();
            for (int i = 0; i < before.size(); i++) {
                List<Face> left = new ArrayList<>(after.get(i));
                found += before.get(i).size();
                for (Face face : before.get(i)) {
                    left.stream()
                            .filter(f -> f.box().iou(face.box()) >= SAME)
                            .reduce((a, b) -> a.box().iou(face.box()) >= b.box().iou(face.box()) ? a : b)
                            .ifPresent(same -> {
                                left.remove(same);
                                boxes.add((double) same.box().iou(face.box()));
                                points.add(distance(face, same));
                                scores.add((double) Math.abs(face.score() - same.score()));
                            });
                }
                extra += left.size();
            }
            return new OfFaces(
                    found, extra, new FigureSpread(boxes), new FigureSpread(points), new FigureSpread(scores));
        }

        private static double distance(Face face, Face same) {
            double sum = 0;
            for (int i = 0; i < Face.POINTS; i++) {
                Point a = face.points().get(i);
                Point b = same.points().get(i);
                sum += Math.hypot(a.x() - b.x(), a.y() - b.y());
            }
            return sum / Face.POINTS / Math.sqrt(Math.max(face.box().area(), 1));
        }

        @Override
        public List<String> lines() {
            int both = boxes.values().size();
            return new Table("  ")
                    .row(
                            "faces",
                            before + " held out, " + both + " found again, " + (before - both) + " lost, " + extra
                                    + " extra")
                    .row("boxes", "overlap " + boxes.least())
                    .row("points", "error " + points.most() + " of the face's side")
                    .row("scores", "difference " + scores.most())
                    .lines();
        }
    }
}
