package io.mien.picture.imageio;

import io.mien.image.Image;
import io.mien.image.PixelFormat;

/**
 * Reduces a picture that comes row by row: each pixel of the result is the mean of a square of the picture. The whole
 * picture is never in memory. Not thread-safe.
 */
final class BlockMean {
    private static final int CHANNELS = 3;

    private final int reduction;
    private final int width;
    private final int height;
    private final int[] sums;
    private final byte[] pixels;
    private int rows;

    /**
     * @param width of the picture
     * @param height of the picture
     */
    BlockMean(int width, int height, int reduction) {
        this.reduction = reduction;
        this.width = width;
        this.height = height;
        this.sums = new int[CHANNELS * reduced(width)];
        this.pixels = new byte[Math.multiplyExact(sums.length, reduced(height))];
    }

    private int reduced(int side) {
        return (side - 1) / reduction + 1;
    }

    /** Takes the next row of BGR; after the last row, the first row of the same picture in better quality. */
    void add(byte[] bgr) {
        add(bgr, 0, false);
    }

    /**
     * The same.
     *
     * @param from where the row begins
     * @param redFirst whether it is RGB
     */
    void add(byte[] row, int from, boolean redFirst) {
        rows %= height;
        int red = redFirst ? 0 : 2;
        int blue = 2 - red;
        for (int x = 0, sum = 0, in = from; x < width; sum += CHANNELS) {
            int end = Math.min(width, x + reduction);
            int b = 0;
            int g = 0;
            int r = 0;
            for (; x < end; x++, in += CHANNELS) {
                b += row[in + blue] & 0xff;
                g += row[in + 1] & 0xff;
                r += row[in + red] & 0xff;
            }
            sums[sum] += b;
            sums[sum + 1] += g;
            sums[sum + 2] += r;
        }
        rows++;
        if (rows % reduction == 0 || rows == height) {
            writeRow();
        }
    }

    private void writeRow() {
        int row = (rows - 1) / reduction;
        int high = rows - row * reduction;
        int at = row * sums.length;
        for (int i = 0; i < sums.length; i++) {
            int wide = Math.min(reduction, width - i / CHANNELS * reduction);
            int count = wide * high;
            pixels[at + i] = (byte) ((sums[i] + count / 2) / count);
            sums[i] = 0;
        }
    }

    /** The result; rows that never came are black. */
    Image image() {
        return Image.of(reduced(width), reduced(height), PixelFormat.BGR, pixels);
    }
}
