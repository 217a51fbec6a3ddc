package io.mien.image;

/** An upright rectangle in pixels of a picture; it may reach over the picture's edge. */
public record Box(float x, float y, float width, float height) {
    /** Area in square pixels, 0 where a side is not positive. */
    public float area() {
        return Math.max(width, 0) * Math.max(height, 0);
    }

    /** The centre. */
    public Point centre() {
        return new Point(x + width / 2, y + height / 2);
    }

    /** Intersection over union with {@code other}, 0..1. */
    public float iou(Box other) {
        float w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        float h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        if (w <= 0 || h <= 0) {
            return 0;
        }
        float shared = w * h;
        return shared / (area() + other.area() - shared);
    }
}
