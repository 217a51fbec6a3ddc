package io.mien.maix.image;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import java.util.List;

/**
 * The drawing calls of an {@link Image}: each changes the picture and returns it. x and y are pixels from the top left corner; what
 * lies outside the picture is left out. A thickness is the width of a line in pixels, at least 1; -1 fills a closed shape. Edges are
 * smooth, and transparent {@linkplain Color colors} are mixed on every format. A picture in {@link Format#FMT_YVU420SP} is converted
 * before it is drawn on ({@link Err#ERR_NOT_IMPL}).
 */
public abstract sealed class DrawingSurface permits ImageSpelling {
    private static final int DEFAULT_GAP = 4;
    private static final int POINT_SIZE = 4;
    private static final int CROSS_SIZE = 5;

    abstract Pixels pixels();

    abstract Image self();

    /** A rectangle with a line of one pixel. */
    public final Image drawRect(int x, int y, int w, int h, Color color) {
        return drawRect(x, y, w, h, color, 1);
    }

    /**
     * A rectangle.
     *
     * @param w at least 1; the last column is x + w - 1
     * @param h at least 1
     * @param thickness of the line, which lies on the edge; -1 fills it
     */
    public final Image drawRect(int x, int y, int w, int h, Color color, int thickness) {
        new Strokes(pixels(), color).rect(x, y, w, h, thickness);
        return self();
    }

    /** A line of one pixel. */
    public final Image drawLine(int x1, int y1, int x2, int y2, Color color) {
        return drawLine(x1, y1, x2, y2, color, 1);
    }

    /** A line from one point to another. */
    public final Image drawLine(int x1, int y1, int x2, int y2, Color color, int thickness) {
        new Strokes(pixels(), color).line(x1, y1, x2, y2, thickness);
        return self();
    }

    /** A circle with a line of one pixel. */
    public final Image drawCircle(int x, int y, int radius, Color color) {
        return drawCircle(x, y, radius, color, 1);
    }

    /** A circle; thickness -1 fills it. */
    public final Image drawCircle(int x, int y, int radius, Color color, int thickness) {
        new Strokes(pixels(), color).circle(x, y, radius, thickness);
        return self();
    }

    /** A cross whose arms are five pixels long. */
    public final Image drawCross(int x, int y, Color color) {
        return drawCross(x, y, color, CROSS_SIZE, 1);
    }

    /** A cross; size is the length of each arm from the middle. */
    public final Image drawCross(int x, int y, Color color, int size, int thickness) {
        new Strokes(pixels(), color).cross(x, y, size, thickness);
        return self();
    }

    /** An arrow with a line of one pixel. */
    public final Image drawArrow(int x0, int y0, int x1, int y1, Color color) {
        return drawArrow(x0, y0, x1, y1, color, 1);
    }

    /** An arrow from (x0, y0) to (x1, y1). */
    public final Image drawArrow(int x0, int y0, int x1, int y1, Color color, int thickness) {
        new Strokes(pixels(), color).arrow(x0, y0, x1, y1, thickness);
        return self();
    }

    /** Discs with a radius of four pixels. */
    public final Image drawKeypoints(int[] keypoints, Color color) {
        return drawKeypoints(keypoints, color, POINT_SIZE, -1, 0);
    }

    /** Discs. */
    public final Image drawKeypoints(int[] keypoints, Color color, int size) {
        return drawKeypoints(keypoints, color, size, -1, 0);
    }

    /**
     * Circles around points.
     *
     * @param keypoints x and y of each in turn
     * @param size radius in pixels
     * @param thickness of the circles' lines; -1, the default, fills them
     * @param lineThickness of a line from each point to the next; 0, the default: none
     */
    public final Image drawKeypoints(int[] keypoints, Color color, int size, int thickness, int lineThickness) {
        if (keypoints.length % 2 != 0) {
            throw new MaixException(Err.ERR_ARGS, keypoints.length + " numbers are not x and y of points");
        }
        Strokes strokes = new Strokes(pixels(), color);
        for (int i = 0; i < keypoints.length; i += 2) {
            strokes.circle(keypoints[i], keypoints[i + 1], size, thickness);
            if (lineThickness > 0 && i > 0) {
                strokes.line(keypoints[i - 2], keypoints[i - 1], keypoints[i], keypoints[i + 1], lineThickness);
            }
        }
        return self();
    }

    /** White text at scale 1. */
    public final Image drawString(int x, int y, String text) {
        return drawString(x, y, text, Color.COLOR_WHITE);
    }

    /** Text at scale 1. */
    public final Image drawString(int x, int y, String text, Color color) {
        return drawString(x, y, text, color, 1);
    }

    /** Text in the default font. */
    public final Image drawString(int x, int y, String text, Color color, float scale) {
        return drawString(x, y, text, color, scale, -1);
    }

    /** Text in the default font, wrapped at the right edge of the picture. */
    public final Image drawString(int x, int y, String text, Color color, float scale, int thickness) {
        return drawString(x, y, text, color, scale, thickness, true, DEFAULT_GAP, "");
    }

    /**
     * A text of any script; a line feed begins a line. If this Java has no fonts, nothing is drawn, and a warning says so once.
     *
     * @param x of the left edge of the text
     * @param y of its upper edge
     * @param scale 1: a line is 16 pixels high, or as high as {@link #loadFont} says
     * @param thickness of the letters' strokes in pixels; not below what the font has; -1: the font's own
     * @param wrap whether a text that reaches the right edge of the picture continues below, between words where possible
     * @param wrapSpace between two lines, in pixels; 4 by default
     * @param font a name of {@link #fonts}; empty: the default font
     */
    public final Image drawString(
            int x,
            int y,
            String text,
            Color color,
            float scale,
            int thickness,
            boolean wrap,
            int wrapSpace,
            String font) {
        new Lettering(font, scale, thickness).draw(pixels(), x, y, text, color, wrap, wrapSpace);
        return self();
    }

    /** Another picture, of any size and format; what is transparent in it lets this one through. */
    public final Image drawImage(int x, int y, Image image) {
        pixels().lay(image.pixels(), x, y);
        return self();
    }

    /** The size of a text at scale 1. */
    public static Size stringSize(String text) {
        return stringSize(text, 1, 1);
    }

    /** The size of a text in the default font. */
    public static Size stringSize(String text, float scale, int thickness) {
        return stringSize(text, scale, thickness, "");
    }

    /** The size of a text that is not wrapped; parameters as for {@link #drawString}. Estimated where this Java has no fonts. */
    public static Size stringSize(String text, float scale, int thickness, String font) {
        return new Lettering(font, scale, thickness).size(text, DEFAULT_GAP);
    }

    /**
     * Loads a font.
     *
     * @param name by which {@link #drawString} and {@link #setDefaultFont} call it
     * @param path of a TrueType or OpenType file
     * @param size height of a line in pixels at scale 1
     */
    public static void loadFont(String name, String path, int size) {
        Lettering.load(name, path, size);
    }

    /** Makes a loaded font the one of texts that name none, in the whole program. */
    public static void setDefaultFont(String name) {
        Lettering.setStandard(name);
    }

    /** The names of all fonts: those that were loaded, and OpenCV's, which are Java's sans-serif font here. */
    public static List<String> fonts() {
        return Lettering.names();
    }
}
