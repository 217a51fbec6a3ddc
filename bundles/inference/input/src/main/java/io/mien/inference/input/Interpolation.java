package io.mien.inference.input;

/**
 * Linear interpolation between the centers of pixels, in the fixed-point arithmetic that OpenCV's {@code resize} uses for
 * bytes with {@code INTER_LINEAR}: weights of 11 bits, rows first, and what the columns cut off. A model sees the very pixels
 * that it sees in a program with OpenCV, which matters where a face lies at a threshold.
 */
final class Interpolation {
    /** The weight of a pixel that is taken alone. */
    static final int ONE = 1 << 11;

    private Interpolation() {}

    /** Pixels of the source per pixel of the target. */
    static double scale(int source, int target) {
        return 1 / ((double) target / source);
    }

    /** The center of a target's pixel, in pixels of the source; it may be outside. */
    static float position(int target, double scale) {
        return (float) ((target + .5) * scale - .5);
    }

    /** The weight of a pixel with this share, 0..1. */
    static int weight(float share) {
        return (int) Math.rint(share * ONE);
    }

    /** A row's value, from two pixels and their weights. */
    static int across(int left, int leftWeight, int right, int rightWeight) {
        return left * leftWeight + right * rightWeight >> 4;
    }

    /** A pixel 0..255, from two rows' values and their weights. */
    static int down(int upper, int upperWeight, int lower, int lowerWeight) {
        return (upperWeight * upper >> 16) + (lowerWeight * lower >> 16) + 2 >> 2;
    }
}
