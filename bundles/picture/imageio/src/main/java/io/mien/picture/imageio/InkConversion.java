package io.mien.picture.imageio;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.picture.imageio.PictureEssence.Colour;
import java.awt.image.Raster;

/**
 * Ink to light, without a profile: each channel is what cyan, magenta or yellow leaves of what black leaves. Other
 * readers of pictures for machines (OpenCV among them) do the same.
 */
final class InkConversion {
    private static final int FULL = 255;

    private InkConversion() {}

    static Image toBgr(Raster inks, Colour colour) {
        int width = inks.getWidth();
        int height = inks.getHeight();
        byte[] to = new byte[Math.multiplyExact(3 * width, height)];
        int[] row = new int[4 * width];
        int out = 0;
        for (int y = 0; y < height; y++) {
            inks.getPixels(0, y, width, 1, row);
            for (int x = 0; x < row.length; x += 4, out += 3) {
                if (colour == Colour.YCCK) {
                    turnBack(row, x);
                }
                int flip = colour == Colour.CMYK ? FULL : 0;
                int key = row[x + 3] ^ flip;
                to[out] = light(row[x + 2] ^ flip, key);
                to[out + 1] = light(row[x + 1] ^ flip, key);
                to[out + 2] = light(row[x] ^ flip, key);
            }
        }
        return Image.of(width, height, PixelFormat.BGR, to);
    }

    private static byte light(int left, int key) {
        return (byte) ((left * key + FULL / 2) / FULL);
    }

    /** Luma and chroma (BT.601, full range) of the first three channels' complement, back to the channels. */
    private static void turnBack(int[] row, int x) {
        float luma = row[x];
        float blue = row[x + 1] - 128;
        float red = row[x + 2] - 128;
        row[x] = complement(luma + 1.402f * red);
        row[x + 1] = complement(luma - 0.344136f * blue - 0.714136f * red);
        row[x + 2] = complement(luma + 1.772f * blue);
    }

    private static int complement(float value) {
        return FULL - Math.max(0, Math.min(FULL, Math.round(value)));
    }
}
