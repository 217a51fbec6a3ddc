package io.mien.recognizer.guard;

import io.mien.detector.Face;
import io.mien.image.Image;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares the answers of two stages to one question, if both must answer alike: one model made with another decoder or engine,
 * or two aligners of one alignment. Each method says in what the first answer differs; empty if it does not.
 *
 * @param iou least IoU, 0..1, of the boxes of a face
 * @param cosine least cosine, -1..1, of the embeddings of a face
 * @param correlation least correlation, -1..1, of the pixels of a crop
 */
public record AnswerComparison(double iou, double cosine, double correlation) {
    /** A face below this score may be found by one and not by the other: it lies at the threshold of one of them. */
    private static final float SURE = .8f;

    /** Variance of the pixels below which a crop shows nothing that could be compared. */
    private static final double FLAT = 25;

    /** Every face that one is sure of must be one of the other's. */
    public Optional<String> faces(List<Face> its, List<Face> theirs) {
        return missing(its, theirs, "finds a face that its predecessor finds elsewhere, or not at all")
                .or(() -> missing(theirs, its, "finds a face of its predecessor elsewhere, or not at all"));
    }

    private Optional<String> missing(List<Face> faces, List<Face> others, String what) {
        for (Face face : faces) {
            double best = others.stream()
                    .mapToDouble(o -> o.box().iou(face.box()))
                    .max()
                    .orElse(0);
            if (face.score() >= SURE && best < iou) {
                return Optional.of(format("it %s: IoU %.2f, at least %.2f", what, best, iou));
            }
        }
        return Optional.empty();
    }

    /** One embedding a face, of the same faces. */
    public Optional<String> embeddings(List<float[]> its, List<float[]> theirs) {
        for (int i = 0; i < its.size(); i++) {
            double sum = 0;
            for (int k = 0; k < its.get(i).length; k++) {
                sum += (double) its.get(i)[k] * theirs.get(i)[k];
            }
            if (!(sum >= cosine)) {
                return Optional.of(format(
                        "it answers a face with cosine %.3f to its predecessor's embedding, at least %.3f",
                        sum, cosine));
            }
        }
        return Optional.empty();
    }

    /** Crops of the same faces; the ones that one of them does not cut are not compared. */
    public Optional<String> crops(List<Optional<Image>> its, List<Optional<Image>> theirs) {
        for (int i = 0; i < its.size(); i++) {
            if (its.get(i).isPresent() && theirs.get(i).isPresent()) {
                double found = correlation(its.get(i).get(), theirs.get(i).get());
                if (!(found >= correlation)) {
                    return Optional.of(format(
                            "it cuts a face otherwise than its predecessor: correlation %.3f, at least %.3f",
                            found, correlation));
                }
            }
        }
        return Optional.empty();
    }

    /** Pearson's, of all bytes; 1 if there is nothing to compare. */
    private static double correlation(Image a, Image b) {
        if (a.format() != b.format() || a.stride() != b.stride() || a.data().length != b.data().length) {
            return 0;
        }
        int n = a.data().length;
        double sumA = 0, sumB = 0, squareA = 0, squareB = 0, product = 0;
        for (int i = 0; i < n; i++) {
            int x = a.data()[i] & 0xff, y = b.data()[i] & 0xff;
            sumA += x;
            sumB += y;
            squareA += x * x;
            squareB += y * y;
            product += x * y;
        }
        double varianceA = squareA / n - sumA * sumA / n / n, varianceB = squareB / n - sumB * sumB / n / n;
        return varianceA < FLAT && varianceB < FLAT
                ? 1
                : (product / n - sumA * sumB / n / n) / Math.sqrt(Math.max(1, varianceA) * Math.max(1, varianceB));
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
