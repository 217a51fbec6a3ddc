package io.mien.detector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Greedy non-maximum suppression: the best face stays, those that overlap it too much go, and so on with the rest. Faces
 * of equal score stay in the order given.
 */
public final class NonMaximumSuppression {
    private NonMaximumSuppression() {}

    /**
     * @param candidates in any order
     * @param iou faces that overlap a better one by more than this go, 0..1
     * @param limit most candidates looked at, best first; the cost is quadratic in it
     * @return the faces that stay, best first
     */
    public static List<Face> select(List<Face> candidates, float iou, int limit) {
        List<Face> sorted = candidates.stream()
                .sorted(Comparator.comparingDouble(Face::score).reversed())
                .limit(limit)
                .toList();
        List<Face> kept = new ArrayList<>();
        for (Face face : sorted) {
            if (kept.stream().noneMatch(better -> better.box().iou(face.box()) > iou)) {
                kept.add(face);
            }
        }
        return kept;
    }
}
