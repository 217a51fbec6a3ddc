package io.mien.picture.imageio;

import io.mien.image.Image;
import io.mien.image.PixelFormat;

/** Sets a picture upright. */
final class Orientation {
    private Orientation() {}

    /**
     * @param image BGR without gaps
     * @param orientation EXIF's, 1..8: on which sides of the upright picture the first stored row and column are
     */
    static Image upright(Image image, int orientation) {
        if (orientation == Exif.UPRIGHT) {
            return image;
        }
        int width = image.width();
        int height = image.height();
        boolean turned = orientation >= 5;
        int row = 3 * (turned ? height : width);
        // Bytes in the upright picture from a stored pixel to the next one in its row, and in its column.
        int right = turned ? row : 3;
        int down = turned ? 3 : row;
        int start = 0;
        if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8) {
            start += right * (width - 1);
            right = -right;
        }
        if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7) {
            start += down * (height - 1);
            down = -down;
        }
        byte[] to = move(image, start, right, down);
        return Image.of(turned ? height : width, turned ? width : height, PixelFormat.BGR, to);
    }

    private static byte[] move(Image image, int start, int right, int down) {
        byte[] from = image.data();
        byte[] to = new byte[from.length];
        for (int y = 0, in = 0; y < image.height(); y++) {
            for (int x = 0, out = start + y * down; x < image.width(); x++, in += 3, out += right) {
                to[out] = from[in];
                to[out + 1] = from[in + 1];
                to[out + 2] = from[in + 2];
            }
        }
        return to;
    }
}
