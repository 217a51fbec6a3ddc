package io.mien.detector.yoloface;

import io.mien.detector.Anchor;
import io.mien.detector.AnchorGrid;
import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Point;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * One head: a plane of cells for each of 80 channels. The distances from the cell's center to the box's left, top, right and
 * bottom side are distributions over 0..15 strides, 16 logits each (distribution focal loss: X. Li et al., Generalized focal
 * loss, 2020); then the face's logit; then x, y and visibility of each point, in double strides from the top left corner.
 */
record Head(AnchorGrid grid, FloatBuffer values) {
    private static final int BINS = 16;
    private static final int SIDES = 4;
    private static final int LOGIT = SIDES * BINS;
    private static final int POINT_VALUES = 3;

    /** Planes of a head. */
    static final int CHANNELS = LOGIT + 1 + POINT_VALUES * Face.POINTS;

    /** Before the sigmoid that makes it a score. */
    float logit(int cell) {
        return values.get(LOGIT * grid.cells() + cell);
    }

    float score(int cell) {
        return (float) (1 / (1 + Math.exp(-logit(cell))));
    }

    Face face(int cell) {
        Anchor centre = grid.centre(cell);
        Box box = centre.box(distance(0, cell), distance(1, cell), distance(2, cell), distance(3, cell));
        Anchor corner = grid.corner(cell).in(2 * grid.stride());
        int plane = grid.cells();
        List<Point> points = corner.points(values, (LOGIT + 1) * plane + cell, POINT_VALUES * plane, plane);
        return new Face(box, score(cell), points);
    }

    /** The distribution's mean, in strides. */
    private float distance(int side, int cell) {
        int plane = grid.cells();
        int at = side * BINS * plane + cell;
        float most = Float.NEGATIVE_INFINITY;
        for (int bin = 0; bin < BINS; bin++) {
            most = Math.max(most, values.get(at + bin * plane));
        }
        double sum = 0, weighted = 0;
        for (int bin = 0; bin < BINS; bin++) {
            // Less the largest, or the exponential of a large logit overflows.
            double share = Math.exp(values.get(at + bin * plane) - most);
            sum += share;
            weighted += bin * share;
        }
        return (float) (weighted / sum);
    }
}
