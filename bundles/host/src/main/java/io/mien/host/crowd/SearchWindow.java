package io.mien.host.crowd;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Point;

/**
 * A part of the picture that the network sees at once.
 *
 * @param level 0 for the whole picture, the finest level has the highest number
 * @param x of its left side in pixels of the picture
 * @param y of its upper side in pixels of the picture
 * @param width in pixels of the picture, a multiple of the reduction
 * @param height in pixels of the picture, a multiple of the reduction
 * @param reduction pixels of the picture, in each direction, that become one before the network's letterbox
 */
record SearchWindow(int level, int x, int y, int width, int height, int reduction) {
    /** A face found in the reduced window, in pixels of the picture. */
    Face toPicture(Face face) {
        if (level == 0) {
            return face;
        }
        Box box = face.box();
        return new Face(
                new Box(
                        x + box.x() * reduction,
                        y + box.y() * reduction,
                        box.width() * reduction,
                        box.height() * reduction),
                face.score(),
                face.points().stream()
                        .map(p -> new Point(x + p.x() * reduction, y + p.y() * reduction))
                        .toList());
    }

    /**
     * Whether a face ends at a side of the window that is not a side of the picture: it may be half a face, and a neighbor
     * shows it whole.
     *
     * @param box in pixels of the picture
     * @param margin how near to the side is at the side, in pixels of the picture
     */
    boolean cuts(Box box, double margin, int pictureWidth, int pictureHeight) {
        return x > 0 && box.x() < x + margin
                || y > 0 && box.y() < y + margin
                || x + width <= pictureWidth - reduction && box.x() + box.width() > x + width - margin
                || y + height <= pictureHeight - reduction && box.y() + box.height() > y + height - margin;
    }
}
