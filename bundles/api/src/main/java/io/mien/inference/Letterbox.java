package io.mien.inference;

import io.mien.image.Box;
import io.mien.image.Point;
import io.mien.model.InputSize;

/**
 * How a picture lies in a model's input: scaled by one factor to fit, in the top left corner, the rest black.
 *
 * @param scale input pixels per picture pixel, above 0
 * @param width of the scaled picture in the input
 * @param height of the scaled picture in the input
 */
public record Letterbox(double scale, int width, int height) {
    /** The letterbox of a picture of this size in this input. */
    public static Letterbox of(int pictureWidth, int pictureHeight, InputSize input) {
        double scale = Math.min((double) input.width() / pictureWidth, (double) input.height() / pictureHeight);
        return new Letterbox(
                scale, side(pictureWidth, scale, input.width()), side(pictureHeight, scale, input.height()));
    }

    private static int side(int picture, double scale, int limit) {
        return Math.max(1, Math.min(limit, (int) Math.rint(picture * scale)));
    }

    /** A point of the input, in pixels of the picture. */
    public Point toPicture(Point point) {
        return new Point(back(point.x()), back(point.y()));
    }

    /** A box of the input, in pixels of the picture. */
    public Box toPicture(Box box) {
        return new Box(back(box.x()), back(box.y()), back(box.width()), back(box.height()));
    }

    private float back(float v) {
        return (float) (v / scale);
    }
}
