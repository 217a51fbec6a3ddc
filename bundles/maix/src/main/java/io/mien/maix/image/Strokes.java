package io.mien.maix.image;

import io.mien.maix.Err;
import io.mien.maix.MaixException;

/**
 * Draws shapes by how far a pixel's center is from them, so that every machine draws the same. A coordinate is the center of a
 * pixel; edges are smooth.
 */
final class Strokes {
    private static final double TIP = .1;

    private final Pixels pixels;
    private final Color color;

    Strokes(Pixels pixels, Color color) {
        pixels.needInterleaved("drawing");
        this.pixels = pixels;
        this.color = color;
    }

    /** How much of a pixel a shape covers, 0..1; smaller and larger values are cut off. */
    private interface Coverage {
        double of(int x, int y);
    }

    private void paint(double left, double top, double right, double bottom, Coverage coverage) {
        int fromX = (int) Math.max(0, Math.floor(left)), toX = (int) Math.min(pixels.width - 1, Math.ceil(right));
        int fromY = (int) Math.max(0, Math.floor(top)), toY = (int) Math.min(pixels.height - 1, Math.ceil(bottom));
        for (int y = fromY; y <= toY; y++) {
            for (int x = fromX; x <= toX; x++) {
                pixels.blend(x, y, color, coverage.of(x, y));
            }
        }
    }

    void rect(int x, int y, int w, int h, int thickness) {
        if (w < 1 || h < 1) {
            throw new MaixException(Err.ERR_ARGS, w + "x" + h + ": a rectangle is at least one pixel wide and high");
        }
        if (thickness < 0) {
            paint(x, y, x + (w - 1.0), y + (h - 1.0), (u, v) -> 1);
            return;
        }
        needLine(thickness);
        double out = Math.floor(thickness / 2.0), in = thickness - out;
        double right = x + (w - 1.0) + out, bottom = y + (h - 1.0) + out;
        double inRight = (double) x + w - in, inBottom = (double) y + h - in;
        paint(x - out, y - out, right, y + in - 1.0, (u, v) -> 1);
        paint(x - out, Math.max(y + in, inBottom), right, bottom, (u, v) -> 1);
        paint(x - out, y + in, x + in - 1.0, inBottom - 1.0, (u, v) -> 1);
        paint(Math.max(x + in, inRight), y + in, right, inBottom - 1.0, (u, v) -> 1);
    }

    void line(double x1, double y1, double x2, double y2, int thickness) {
        needLine(thickness);
        double reach = thickness / 2.0 + .5;
        double dx = x2 - x1, dy = y2 - y1, length = dx * dx + dy * dy;
        paint(
                Math.min(x1, x2) - reach,
                Math.min(y1, y2) - reach,
                Math.max(x1, x2) + reach,
                Math.max(y1, y2) + reach,
                (x, y) -> {
                    double along = length == 0 ? 0 : ((x - x1) * dx + (y - y1) * dy) / length;
                    double part = Math.max(0, Math.min(1, along));
                    return reach - distance(x - x1 - part * dx, y - y1 - part * dy);
                });
    }

    void circle(int x, int y, int radius, int thickness) {
        if (radius < 0) {
            throw new MaixException(Err.ERR_ARGS, "a radius is not negative: " + radius);
        }
        if (thickness < 0) {
            double reach = radius + 1.0;
            paint(x - reach, y - reach, x + reach, y + reach, (u, v) -> reach - distance(u - x, v - y));
            return;
        }
        needLine(thickness);
        double half = thickness / 2.0 + .5, reach = radius + half;
        paint(x - reach, y - reach, x + reach, y + reach, (u, v) -> half - Math.abs(distance(u - x, v - y) - radius));
    }

    void cross(double x, double y, double size, int thickness) {
        line(x - size, y, x + size, y, thickness);
        line(x, y - size, x, y + size, thickness);
    }

    /** The tip is a tenth as long as the arrow, at 45 degrees. */
    void arrow(double x1, double y1, double x2, double y2, int thickness) {
        line(x1, y1, x2, y2, thickness);
        double side = TIP * Math.sqrt(.5), dx = (x1 - x2) * side, dy = (y1 - y2) * side;
        line(x2, y2, x2 + dx - dy, y2 + dx + dy, thickness);
        line(x2, y2, x2 + dx + dy, y2 - dx + dy, thickness);
    }

    private static double distance(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    private static void needLine(int thickness) {
        if (thickness < 1) {
            throw new MaixException(
                    Err.ERR_ARGS, "a line is at least one pixel thick, not " + thickness + "; -1 fills a closed shape");
        }
    }
}
