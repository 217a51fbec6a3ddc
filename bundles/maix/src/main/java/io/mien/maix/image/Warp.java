package io.mien.maix.image;

import io.mien.maix.Err;
import io.mien.maix.MaixException;

/**
 * An affine map from the pixels of the new picture to those of the old one, by which a picture is resized, turned or straightened
 * with bilinear interpolation: x = a u + b v + tx, y = c u + d v + ty.
 */
record Warp(double a, double b, double tx, double c, double d, double ty) {
    private static final double LEAST_AREA = 1e-9;
    private static final int OUTSIDE = -1;

    /** What a picture is stretched by: the edges of the pixels meet, not their centers. */
    static Warp stretch(double perX, double perY, double left, double top) {
        return new Warp(perX, 0, (.5 - left) * perX - .5, 0, perY, (.5 - top) * perY - .5);
    }

    /**
     * A turn around the middles of both pictures.
     *
     * @param degrees counterclockwise
     */
    static Warp turn(Pixels from, int width, int height, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees)), sin = Math.sin(Math.toRadians(degrees));
        double u = (width - 1) / 2.0, v = (height - 1) / 2.0;
        double x = (from.width - 1) / 2.0, y = (from.height - 1) / 2.0;
        return new Warp(cos, -sin, x - cos * u + sin * v, sin, cos, y - sin * u - cos * v);
    }

    /**
     * The map that takes three points of the new picture to three of the old one.
     *
     * @param from x and y of three points of the old picture
     * @param to x and y of the same points in the new one
     */
    static Warp between(int[] from, int[] to) {
        if (from.length != 6 || to.length != 6) {
            throw new MaixException(
                    Err.ERR_ARGS,
                    "affine needs x and y of three points of each picture, not " + from.length + " and " + to.length
                            + " numbers");
        }
        double ux = to[2] - to[0], uy = to[3] - to[1], vx = to[4] - to[0], vy = to[5] - to[1];
        double area = ux * vy - uy * vx;
        if (Math.abs(area) < LEAST_AREA) {
            throw new MaixException(Err.ERR_ARGS, "the three points of the new picture lie on one line");
        }
        double px = from[2] - from[0], py = from[3] - from[1], qx = from[4] - from[0], qy = from[5] - from[1];
        double a = (px * vy - qx * uy) / area, b = (qx * ux - px * vx) / area;
        double c = (py * vy - qy * uy) / area, d = (qy * ux - py * vx) / area;
        return new Warp(a, b, from[0] - a * to[0] - b * to[1], c, d, from[1] - c * to[0] - d * to[1]);
    }

    /**
     * Fills a rectangle of {@code to}.
     *
     * @param edge whether what lies beyond the old picture has the color of its edge; else it is black, and transparent in RGBA
     */
    void fill(Pixels from, Pixels to, int left, int top, int width, int height, boolean edge) {
        int step = from.format.pixels().bytesPerPixel();
        for (int v = top; v < top + height; v++) {
            for (int u = left; u < left + width; u++) {
                double x = a * u + b * v + tx, y = c * u + d * v + ty;
                int x0 = (int) Math.floor(x), y0 = (int) Math.floor(y);
                double right = x - x0, below = y - y0;
                int upperLeft = place(from, x0, y0, edge), upperRight = place(from, x0 + 1, y0, edge);
                int lowerLeft = place(from, x0, y0 + 1, edge), lowerRight = place(from, x0 + 1, y0 + 1, edge);
                int at = (v * to.width + u) * step;
                for (int i = 0; i < step; i++) {
                    double upper = (1 - right) * sample(from, upperLeft, i) + right * sample(from, upperRight, i);
                    double lower = (1 - right) * sample(from, lowerLeft, i) + right * sample(from, lowerRight, i);
                    to.data[at + i] = (byte) ((1 - below) * upper + below * lower + .5);
                }
            }
        }
    }

    /** The index of a pixel's first byte, {@link #OUTSIDE} if there is none. */
    private static int place(Pixels from, int x, int y, boolean edge) {
        if (x < 0 || y < 0 || x >= from.width || y >= from.height) {
            return edge
                    ? place(
                            from,
                            Math.max(0, Math.min(from.width - 1, x)),
                            Math.max(0, Math.min(from.height - 1, y)),
                            true)
                    : OUTSIDE;
        }
        return (y * from.width + x) * from.format.pixels().bytesPerPixel();
    }

    private static int sample(Pixels from, int place, int channel) {
        return place == OUTSIDE ? 0 : from.data[place + channel] & 0xff;
    }
}
