package io.mien.display.pictures;

import io.mien.picture.Annotator.Mark;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/**
 * A picture that is being drawn on.
 *
 * @param graphics draws on it
 * @param width in pixels
 * @param height in pixels
 */
record Canvas(Graphics2D graphics, int width, int height) {
    private static final Color KNOWN = new Color(0x2e9e5b);
    private static final Color UNKNOWN = new Color(0xcf4a3f);
    /** Pixels of a picture's shorter side for each pixel of a line's width. */
    private static final float SIDE_PER_LINE = 240;

    static Color colour(Mark mark) {
        return mark.known() ? KNOWN : UNKNOWN;
    }

    /** Width of a line in pixels, at least 1. */
    float line() {
        return Math.max(1, Math.round(shorterSide() / SIDE_PER_LINE));
    }

    int shorterSide() {
        return Math.min(width, height);
    }

    /** The part of a face's box that lies in the picture, kept in by half a line; empty if there is none. */
    Rectangle2D visible(Mark mark) {
        float edge = line() / 2;
        var box = mark.face().box();
        Rectangle2D whole = new Rectangle2D.Float(box.x(), box.y(), box.width(), box.height());
        return whole.createIntersection(new Rectangle2D.Float(edge, edge, width - 2 * edge, height - 2 * edge));
    }
}
