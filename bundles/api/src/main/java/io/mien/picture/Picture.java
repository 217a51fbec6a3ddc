package io.mien.picture;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.Point;

/**
 * A decoded picture, upright. A very large one is decoded at reduced size; results found in its image are then brought
 * back to the original's pixels by {@link #inOriginal}.
 *
 * @param image the picture's pixels, or the mean of each square of {@code reduction} times {@code reduction} of them
 * @param width of the upright original in pixels
 * @param height of the upright original in pixels
 * @param reduction pixels of the original for one of the image, in each direction; 1 if the image is the original
 */
public record Picture(Image image, int width, int height, int reduction) {
    public Picture {
        if (reduction < 1 || width < image.width() || height < image.height()) {
            throw new IllegalArgumentException(image.width() + "x" + image.height() + " pixels are not " + width + "x"
                    + height + " reduced by " + reduction);
        }
    }

    /** A picture that was decoded at its own size. */
    public static Picture whole(Image image) {
        return new Picture(image, image.width(), image.height(), 1);
    }

    /**
     * A face in pixels of the original.
     *
     * @param face in pixels of the image
     */
    public Face inOriginal(Face face) {
        if (reduction == 1) {
            return face;
        }
        Box box = face.box();
        return new Face(
                new Box(box.x() * reduction, box.y() * reduction, box.width() * reduction, box.height() * reduction),
                face.score(),
                face.points().stream().map(this::inOriginal).toList());
    }

    private Point inOriginal(Point point) {
        return new Point(inOriginal(point.x()), inOriginal(point.y()));
    }

    /** A coordinate of a point counts from the center of the first pixel, and not from its edge. */
    private float inOriginal(float coordinate) {
        return (coordinate + .5f) * reduction - .5f;
    }
}
