package io.mien.inference.input;

import io.mien.image.Image;
import io.mien.image.Images;
import io.mien.image.PixelFormat;
import io.mien.model.ChannelOrder;

/**
 * Samples rows of a picture at another width, split into the channels of the model. The table for a width is kept, as the
 * next picture mostly has the same. Not thread-safe.
 */
final class Sampler {
    private static final int[] FORWARD = {0, 1, 2};
    private static final int[] BACKWARD = {2, 1, 0};
    private static final int[] GRAY = {0, 0, 0};

    /** Rows of a picture that are read at the same time. */
    private static final int ROWS = 2;

    private final ChannelOrder order;

    private final int[] left;
    private final int[] right;
    private final int[] leftWeight;
    private final int[] rightWeight;
    private int source;
    private int target;

    /** Bytes from a pixel to the next. */
    private int step;

    private Image image;
    private int[] offsets = FORWARD;

    /** Room for {@link #ROWS} rows of a picture that is not made of pixels. */
    private byte[] converted = {};

    /**
     * @param order of the channels that come out
     * @param widest row that is asked for
     */
    Sampler(ChannelOrder order, int widest) {
        this.order = order;
        left = new int[widest];
        right = new int[widest];
        leftWeight = new int[widest];
        rightWeight = new int[widest];
    }

    /** From now on rows of this picture are sampled, at this width. */
    void use(Image picture, int width) {
        image = picture;
        boolean converts = picture.format() == PixelFormat.NV21;
        PixelFormat format = converts ? PixelFormat.BGR : picture.format();
        int bytes = format.bytesPerPixel();
        offsets = offsets(format);
        if (converts && converted.length < ROWS * picture.width() * bytes) {
            converted = new byte[ROWS * picture.width() * bytes];
        }
        if (source != picture.width() || target != width || step != bytes) {
            source = picture.width();
            target = width;
            step = bytes;
            makeTable();
        }
    }

    /** The offsets of the model's channels within a pixel. */
    private int[] offsets(PixelFormat format) {
        if (format == PixelFormat.GRAY) {
            return GRAY;
        }
        return (format == PixelFormat.BGR) == (order == ChannelOrder.BGR) ? FORWARD : BACKWARD;
    }

    private void makeTable() {
        double scale = Interpolation.scale(source, target);
        for (int x = 0; x < target; x++) {
            float at = Math.max(0, Math.min(source - 1, Interpolation.position(x, scale)));
            int first = (int) at;
            left[x] = first * step;
            right[x] = Math.min(first + 1, source - 1) * step;
            leftWeight[x] = Interpolation.weight(1 - (at - first));
            rightWeight[x] = Interpolation.weight(at - first);
        }
    }

    /** Row {@code y} of the picture, as {@link Interpolation#across} values of each channel. */
    void row(int y, int[][] to) {
        interpolate(data(), locate(y, 0), to[0], to[1], to[2]);
    }

    private void interpolate(byte[] data, int row, int[] to0, int[] to1, int[] to2) {
        int at0 = row + offsets[0];
        int at1 = row + offsets[1];
        int at2 = row + offsets[2];
        for (int x = 0; x < target; x++) {
            int l = left[x];
            int r = right[x];
            int lw = leftWeight[x];
            int rw = rightWeight[x];
            to0[x] = Interpolation.across(data[at0 + l] & 0xff, lw, data[at0 + r] & 0xff, rw);
            to1[x] = Interpolation.across(data[at1 + l] & 0xff, lw, data[at1 + r] & 0xff, rw);
            to2[x] = Interpolation.across(data[at2 + l] & 0xff, lw, data[at2 + r] & 0xff, rw);
        }
    }

    /** Row {@code y} of a picture that is as wide as the target, as it is. */
    void row(int y, InputRows to) {
        int at = locate(y, 0);
        byte[] data = data();
        for (int c = 0; c < offsets.length; c++) {
            to.take(c, data, at + offsets[c], step, target);
        }
    }

    /**
     * A row of means: each value is that of two neighbors in row {@code y} and the two below them, rounded half up. The
     * pairs lie in the middle of every {@code factor} pixels.
     *
     * @param factor an even divisor of the picture's width: how often the target's width goes into it
     */
    void means(int y, int factor, int[][] to) {
        int middle = (factor / 2 - 1) * step;
        int upper = locate(y, 0) + middle;
        int lower = locate(y + 1, 1) + middle;
        means(data(), upper, lower, factor * step, to[0], to[1], to[2]);
    }

    private void means(byte[] data, int upper, int lower, int every, int[] to0, int[] to1, int[] to2) {
        int at0 = offsets[0];
        int at1 = offsets[1];
        int at2 = offsets[2];
        int next = step;
        for (int x = 0, u = upper, l = lower; x < target; x++, u += every, l += every) {
            to0[x] = mean(data, u + at0, l + at0, next);
            to1[x] = mean(data, u + at1, l + at1, next);
            to2[x] = mean(data, u + at2, l + at2, next);
        }
    }

    private static int mean(byte[] data, int upper, int lower, int next) {
        int sum =
                (data[upper] & 0xff) + (data[upper + next] & 0xff) + (data[lower] & 0xff) + (data[lower + next] & 0xff);
        return sum + 2 >> 2;
    }

    /** Index of the first byte of row {@code y} in {@link #data()}; {@code place} says which of the {@link #ROWS} it is. */
    private int locate(int y, int place) {
        if (image.format() != PixelFormat.NV21) {
            return y * image.stride();
        }
        int at = place * image.width() * step;
        Images.rowToBgr(image, y, converted, at);
        return at;
    }

    private byte[] data() {
        return image.format() == PixelFormat.NV21 ? converted : image.data();
    }
}
