package io.mien.host.crowd;

import io.mien.image.Image;
import io.mien.image.Images;
import io.mien.image.PixelFormat;

/**
 * Reads a window of a picture straight from the picture: as it is, or with each square of {@code reduction} pixels as the mean of
 * four of them, so that a fine pattern does not become a coarse one. A copy is at most twice as wide and high as the
 * network's input, whatever the picture's size. A pure function.
 */
final class PictureRegion {
    /** Samples of a reduced pixel in each direction. */
    private static final int SAMPLES = 2;

    private PictureRegion() {}

    /** The window's pixels, in the picture's format; NV21 becomes BGR. */
    static Image read(Image picture, SearchWindow window) {
        if (window.level() == 0) {
            return picture;
        }
        PixelFormat format = picture.format() == PixelFormat.NV21 ? PixelFormat.BGR : picture.format();
        int bytes = format.bytesPerPixel();
        int width = window.width() / window.reduction();
        int height = window.height() / window.reduction();
        byte[] pixels = new byte[Math.multiplyExact(width * bytes, height)];
        Rows rows = new Rows(picture, bytes);
        if (window.reduction() == 1) {
            for (int y = 0; y < height; y++) {
                int from = rows.locate(window.y() + y) + window.x() * bytes;
                System.arraycopy(rows.data, from, pixels, y * width * bytes, width * bytes);
            }
        } else {
            int[] sums = new int[width * bytes];
            for (int y = 0; y < height; y++) {
                reduce(rows, window, y, sums, bytes);
                for (int i = 0, to = y * sums.length; i < sums.length; i++, to++) {
                    pixels[to] = (byte) ((sums[i] + SAMPLES) / (SAMPLES * SAMPLES));
                    sums[i] = 0;
                }
            }
        }
        return Image.of(width, height, format, pixels);
    }

    /** Adds up the samples of one row of the reduced window. */
    private static void reduce(Rows rows, SearchWindow window, int y, int[] sums, int bytes) {
        int reduction = window.reduction();
        int first = (reduction - 1) / (2 * SAMPLES);
        int apart = reduction - 1 - 2 * first;
        for (int sample = 0; sample < SAMPLES; sample++) {
            int row = rows.locate(window.y() + y * reduction + first + sample * apart);
            int left = row + (window.x() + first) * bytes;
            int right = left + apart * bytes;
            byte[] data = rows.data;
            int skip = (reduction - 1) * bytes;
            for (int i = 0, at = 0; i < sums.length; at += skip) {
                for (int c = 0; c < bytes; c++, i++, at++) {
                    sums[i] += (data[left + at] & 0xff) + (data[right + at] & 0xff);
                }
            }
        }
    }

    /** Rows of the picture, one at a time if they must be converted. */
    private static final class Rows {
        private final Image picture;
        private final boolean converts;
        final byte[] data;

        Rows(Image picture, int bytes) {
            this.picture = picture;
            converts = picture.format() == PixelFormat.NV21;
            data = converts ? new byte[picture.width() * bytes] : picture.data();
        }

        /** Index in {@link #data} of the first byte of a row, which is there until the next call. */
        int locate(int y) {
            if (!converts) {
                return y * picture.stride();
            }
            Images.rowToBgr(picture, y, data, 0);
            return 0;
        }
    }
}
