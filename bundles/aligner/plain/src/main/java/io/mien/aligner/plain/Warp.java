package io.mien.aligner.plain;

import io.mien.aligner.Similarity;

/**
 * Samples a crop from pixels by bilinear interpolation. Coordinates step along a row of the crop in fixed point, so that
 * the columns whose four neighbors all lie inside the pixels are known exactly and are sampled without a check.
 */
final class Warp {
    /** Fraction of a coordinate; a step's rounding error stays under a thousandth of a pixel for crops up to 16,000 wide. */
    private static final int BITS = 24;

    /** Fraction of a weight; the product of two weights and a channel's 8 bits fits an int. */
    private static final int WEIGHT_BITS = 11;

    private static final int ONE = 1 << WEIGHT_BITS;
    private static final int HALF = 1 << 2 * WEIGHT_BITS - 1;

    private final SourcePixels from;
    private final Similarity back;
    private final int width;
    private final int height;
    private final long stepX;
    private final long stepY;

    /**
     * @param from the pixels; outside them is black
     * @param back takes pixels of the crop to pixels of the picture
     * @param width of the crop
     * @param height of the crop
     */
    Warp(SourcePixels from, Similarity back, int width, int height) {
        this.from = from;
        this.back = back;
        this.width = width;
        this.height = height;
        this.stepX = fixed(back.a());
        this.stepY = fixed(back.b());
    }

    private static long fixed(double coordinate) {
        return Math.round(coordinate * (1 << BITS));
    }

    /** Fills a black BGR crop. */
    void into(byte[] crop) {
        long limitX = (from.width() - 1L) << BITS, limitY = (from.height() - 1L) << BITS;
        for (int row = 0; row < height; row++) {
            long x = fixed(back.tx() - back.b() * row - from.left());
            long y = fixed(back.ty() + back.a() * row - from.top());
            Span inner = Span.where(x, stepX, limitX, width).and(Span.where(y, stepY, limitY, width));
            int at = 3 * width * row;
            edge(crop, at, x, y, new Span(0, inner.first()));
            inner(crop, at, x, y, inner);
            edge(crop, at, x, y, new Span(inner.end(), width));
        }
    }

    private void inner(byte[] crop, int row, long startX, long startY, Span columns) {
        byte[] data = from.data();
        int stride = from.stride(), step = from.step(), blue = from.blue(), green = from.green(), red = from.red();
        long x = startX + columns.first() * stepX, y = startY + columns.first() * stepY;
        int end = row + 3 * columns.end();
        for (int at = row + 3 * columns.first(); at < end; at += 3, x += stepX, y += stepY) {
            int above = (int) (y >> BITS) * stride + (int) (x >> BITS) * step;
            int below = above + stride;
            int fx = weight(x), fy = weight(y);
            int w11 = fx * fy, w01 = fx * ONE - w11, w10 = fy * ONE - w11, w00 = ONE * ONE - fx * ONE - w10;
            crop[at] = mixed(data, above + blue, below + blue, step, w00, w01, w10, w11);
            crop[at + 1] = mixed(data, above + green, below + green, step, w00, w01, w10, w11);
            crop[at + 2] = mixed(data, above + red, below + red, step, w00, w01, w10, w11);
        }
    }

    private static int weight(long coordinate) {
        return (int) (coordinate >> BITS - WEIGHT_BITS) & ONE - 1;
    }

    private static byte mixed(byte[] data, int above, int below, int step, int w00, int w01, int w10, int w11) {
        return (byte) ((w00 * (data[above] & 0xff)
                        + w01 * (data[above + step] & 0xff)
                        + w10 * (data[below] & 0xff)
                        + w11 * (data[below + step] & 0xff)
                        + HALF)
                >> 2 * WEIGHT_BITS);
    }

    private void edge(byte[] crop, int row, long startX, long startY, Span columns) {
        for (int column = columns.first(); column < columns.end(); column++) {
            long x = startX + column * stepX, y = startY + column * stepY;
            int left = (int) (x >> BITS), top = (int) (y >> BITS);
            if (left < -1 || top < -1 || left >= from.width() || top >= from.height()) {
                continue;
            }
            int fx = weight(x), fy = weight(y), at = row + 3 * column;
            crop[at] = mixedAtEdge(left, top, fx, fy, from.blue());
            crop[at + 1] = mixedAtEdge(left, top, fx, fy, from.green());
            crop[at + 2] = mixedAtEdge(left, top, fx, fy, from.red());
        }
    }

    private byte mixedAtEdge(int left, int top, int fx, int fy, int channel) {
        int above = (ONE - fx) * at(left, top, channel) + fx * at(left + 1, top, channel);
        int below = (ONE - fx) * at(left, top + 1, channel) + fx * at(left + 1, top + 1, channel);
        return (byte) ((above * (ONE - fy) + below * fy + HALF) >> 2 * WEIGHT_BITS);
    }

    private int at(int x, int y, int channel) {
        boolean inside = x >= 0 && y >= 0 && x < from.width() && y < from.height();
        return inside ? from.data()[y * from.stride() + x * from.step() + channel] & 0xff : 0;
    }
}
