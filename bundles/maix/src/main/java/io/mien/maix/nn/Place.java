package io.mien.maix.nn;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Point;
import java.util.Arrays;
import java.util.Locale;

/**
 * The place of a face, in whole pixels of its picture as MaixPy tells it.
 *
 * @param points x and y in turn
 */
record Place(int x, int y, int w, int h, int[] points) {
    static Place of(Face face) {
        Box box = face.box();
        int x = Math.round(box.x()), y = Math.round(box.y());
        int[] points = new int[2 * face.points().size()];
        for (int i = 0; i < face.points().size(); i++) {
            Point point = face.points().get(i);
            points[2 * i] = Math.round(point.x());
            points[2 * i + 1] = Math.round(point.y());
        }
        return new Place(x, y, Math.round(box.x() + box.width()) - x, Math.round(box.y() + box.height()) - y, points);
    }

    /** As MaixPy writes an object. */
    String describe(int classId, float score) {
        return String.format(
                Locale.ROOT, "x: %d, y: %d, w: %d, h: %d, class_id: %d, score: %f", x, y, w, h, classId, score);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place p
                && x == p.x
                && y == p.y
                && w == p.w
                && h == p.h
                && Arrays.equals(points, p.points);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * x + y) + Arrays.hashCode(points);
    }
}
