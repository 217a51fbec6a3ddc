package io.mien.console.live;

import io.mien.image.Image;
import io.mien.image.Images;
import io.mien.image.PixelFormat;
import java.util.Arrays;

/** Makes pictures smaller: each pixel of the result is the mean of those that lie below it. */
final class FrameScaler {
    private FrameScaler() {}

    /**
     * A picture whose longer side is at most so long.
     *
     * @return BGR; the picture itself if it is that and small enough
     */
    static Image within(Image image, int longest) {
        int side = Math.max(image.width(), image.height());
        if (side <= longest) {
            return Images.toBgr(image);
        }
        int width = Math.max(1, Math.round((float) image.width() * longest / side));
        int height = Math.max(1, Math.round((float) image.height() * longest / side));
        return smaller(image, width, height);
    }

    private static Image smaller(Image image, int width, int height) {
        byte[] to = new byte[3 * width * height];
        byte[] row = new byte[3 * image.width()];
        int[] sums = new int[3 * width];
        int[] left = starts(image.width(), width);
        int[] top = starts(image.height(), height);
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            for (int from = top[y]; from < top[y + 1]; from++) {
                Images.rowToBgr(image, from, row, 0);
                add(row, left, sums);
            }
            mean(sums, left, top[y + 1] - top[y], to, 3 * width * y);
        }
        return Image.of(width, height, PixelFormat.BGR, to);
    }

    /** Start of the pixels that lie below each pixel of the result; the last entry is their end. */
    private static int[] starts(int from, int to) {
        int[] starts = new int[to + 1];
        for (int i = 0; i <= to; i++) {
            starts[i] = (int) ((long) i * from / to);
        }
        return starts;
    }

    private static void add(byte[] row, int[] left, int[] sums) {
        for (int x = 0; x + 1 < left.length; x++) {
            for (int from = 3 * left[x]; from < 3 * left[x + 1]; from += 3) {
                sums[3 * x] += row[from] & 0xff;
                sums[3 * x + 1] += row[from + 1] & 0xff;
                sums[3 * x + 2] += row[from + 2] & 0xff;
            }
        }
    }

    private static void mean(int[] sums, int[] left, int rows, byte[] to, int at) {
        for (int x = 0; x + 1 < left.length; x++) {
            int pixels = rows * (left[x + 1] - left[x]);
            for (int c = 3 * x; c < 3 * x + 3; c++) {
                to[at + c] = (byte) ((sums[c] + pixels / 2) / pixels);
            }
        }
    }
}
