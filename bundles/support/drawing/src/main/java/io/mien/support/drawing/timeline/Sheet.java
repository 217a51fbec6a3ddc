package io.mien.support.drawing.timeline;

import io.mien.support.drawing.Fonts;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/**
 * The sheet that a timeline is drawn on: a margin for the names on the left, and the axis from left to right.
 *
 * @param graphics draws on it
 * @param length of the whole width, in units of the axis
 * @param fonts whether this Java can draw text
 */
record Sheet(Graphics2D graphics, double length, Fonts fonts) {
    static final int WIDTH = 1200;
    static final int LEFT = 130;
    static final int RIGHT = 24;
    static final Color INK = new Color(0x26323a);
    static final Color FAINT = new Color(0xdfe4e8);
    private static final Color PAPER = new Color(0xfbfcfd);

    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    void clear(int height) {
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, WIDTH, height);
    }

    /** The coordinate of a point of the axis. */
    double x(double at) {
        return LEFT + Math.max(0, Math.min(1, at / length)) * (WIDTH - LEFT - RIGHT);
    }

    void line(double fromX, double fromY, double toX, double toY, Color colour, float width, float... dashes) {
        graphics.setColor(colour);
        graphics.setStroke(
                dashes.length == 0
                        ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
        graphics.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    /** A text on the line {@code y}, beginning, centered or ending at {@code x}. */
    void text(String text, double x, double y, Align align, int size, boolean bold, Color colour) {
        if (text.isBlank() || !fonts.available()) {
            return;
        }
        graphics.setFont(new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, size));
        double width = width(text);
        double left = align == Align.LEFT ? x : align == Align.CENTRE ? x - width / 2 : x - width;
        graphics.setColor(colour);
        graphics.drawString(text, (float) left, (float) y);
    }

    /** Width of a text in the font that was drawn with last. */
    private double width(String text) {
        Rectangle2D bounds = graphics.getFontMetrics().getStringBounds(text, graphics);
        return bounds.getWidth();
    }

    /** As much of a text as fits, nothing if not even three characters do. */
    String fitting(String text, double room, int size) {
        if (!fonts.available()) {
            return "";
        }
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        String fits = text;
        while (fits.length() > 3 && width(fits) > room) {
            fits = fits.substring(0, fits.length() - 1);
        }
        return width(fits) > room ? "" : fits;
    }
}
