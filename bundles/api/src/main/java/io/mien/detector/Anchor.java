package io.mien.detector;

import io.mien.image.Box;
import io.mien.image.Point;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a model's input from which predictions are measured, and the length they are measured in.
 *
 * @param x in pixels of the input
 * @param y in pixels of the input
 * @param unit in pixels of the input
 */
public record Anchor(float x, float y, float unit) {
    /** The same place with another unit. */
    public Anchor in(float otherUnit) {
        return new Anchor(x, y, otherUnit);
    }

    /** The point at this offset, in units. */
    public Point point(float dx, float dy) {
        return new Point(x + dx * unit, y + dy * unit);
    }

    /** The box whose sides have these distances from here, in units; a negative one lies on the other side. */
    public Box box(float left, float top, float right, float bottom) {
        return new Box(x - left * unit, y - top * unit, (left + right) * unit, (top + bottom) * unit);
    }

    /** The box whose center is at this offset in units, and whose sides have these natural logarithms, in units too. */
    public Box centredBox(float dx, float dy, float logWidth, float logHeight) {
        float width = (float) Math.exp(logWidth) * unit;
        float height = (float) Math.exp(logHeight) * unit;
        Point centre = point(dx, dy);
        return new Box(centre.x() - width / 2, centre.y() - height / 2, width, height);
    }

    /**
     * The five points of a face, read as offsets in units.
     *
     * @param values of an output
     * @param at index of the first point's x
     * @param next from one point's x to the next one's
     * @param toY from a point's x to its y
     */
    public List<Point> points(FloatBuffer values, int at, int next, int toY) {
        List<Point> points = new ArrayList<>(Face.POINTS);
        for (int i = 0; i < Face.POINTS; i++) {
            int x = at + i * next;
            points.add(point(values.get(x), values.get(x + toY)));
        }
        return points;
    }
}
