package io.mien.image;

/** An upright rectangle in pixels of a picture; it may reach over the picture's edge. */
public record Box(float x, float y, float width, float height) {
    /** Area in square pixels, 0 if a side is not positive. */
    public float area() {
        return Math.max(width, 0) * Math.max(height, 0);
    }

    /** The center. */
    public Point centre() {
        return new Point(x + width / 2, y + height / 2);
    }

    /** Intersection over union with {@code other}, 0..1. */
    public float iou(Box other) {
        // In double, or the sides of a small box far from the origin are rounded and the answer can pass 1.
        double w = Math.min(right(), other.right()) - Math.max(x, other.x);
        double h = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
        if (w <= 0 || h <= 0) {
            return 0;
        }
        double shared = w * h;
        return (float) (shared / ((double) width * height + (double) other.width * other.height - shared));
    }

    private double right() {
        return (double) x + width;
    }

    private double bottom() {
        return (double) y + height;
    }
}
