package io.mien.display.pictures;

import io.mien.picture.Annotator.Mark;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.font.TextMeasurer;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.text.AttributedString;

/**
 * A caption on a plate of the mark's color: above the box, or below it or inside it where the picture ends. Any script
 * that this Java has a font of is laid out in its own direction. A text that is too long ends in an ellipsis.
 */
final class CaptionPlate {
    static final FontRenderContext CRISP = new FontRenderContext(null, true, true);
    private static final Color TEXT = Color.WHITE;
    private static final String ELLIPSIS = "\u2026";
    /** Laying out a text takes time with its length; more characters than these are never visible. */
    private static final int MOST_CHARACTERS = 200;

    private static final float MOST_BOX_WIDTHS = 2;
    private static final float SMALLEST = 11;
    private static final float PER_BOX_WIDTH = .16f;
    private static final float MOST_OF_SIDE = 1 / 18f;

    private CaptionPlate() {}

    /** Paints the caption of a face that is at least in part in the picture; it is not blank. */
    static void paint(Canvas scene, Mark mark) {
        Rectangle2D box = scene.visible(mark);
        if (box.isEmpty()) {
            return;
        }
        Font font = new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont(size(scene, mark));
        float padding = font.getSize2D() * .35f;
        TextLayout text = layOut(oneLine(mark.caption()), font, room(scene, mark) - 2 * padding);
        float width = text.getAdvance() + 2 * padding;
        float height = text.getAscent() + text.getDescent() + padding;
        float left = clamp((float) box.getX() - scene.line() / 2, scene.width() - width);
        float top = clamp(top(scene, box, height), scene.height() - height);

        Graphics2D graphics = scene.graphics();
        graphics.setColor(Canvas.colour(mark));
        graphics.fill(new RoundRectangle2D.Float(left, top, width, height, padding, padding));
        graphics.setColor(TEXT);
        text.draw(graphics, left + padding, top + padding / 2 + text.getAscent());
    }

    /** In proportion to the face, so that neighbors' captions do not cover each other, but readable. */
    private static float size(Canvas scene, Mark mark) {
        float most = Math.max(SMALLEST, scene.shorterSide() * MOST_OF_SIDE);
        return Math.max(SMALLEST, Math.min(most, mark.face().box().width() * PER_BOX_WIDTH));
    }

    /** A long name must not run across the neighbors. */
    private static float room(Canvas scene, Mark mark) {
        return Math.min(
                scene.width(), Math.max(scene.width() / 2f, mark.face().box().width() * MOST_BOX_WIDTHS));
    }

    private static float top(Canvas scene, Rectangle2D box, float height) {
        float gap = scene.line();
        float above = (float) box.getY() - gap - height;
        float below = (float) box.getMaxY() + gap;
        if (above >= 0) {
            return above;
        }
        return below + height <= scene.height() ? below : (float) box.getY() + gap;
    }

    private static float clamp(float at, float most) {
        return Math.max(0, Math.min(at, most));
    }

    private static String oneLine(String caption) {
        String text = caption.strip().replaceAll("\\p{Cntrl}", " ");
        return text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
    }

    private static TextLayout layOut(String text, Font font, float width) {
        TextLayout whole = new TextLayout(text, font, CRISP);
        if (whole.getAdvance() <= width) {
            return whole;
        }
        AttributedString attributed = new AttributedString(text);
        attributed.addAttribute(TextAttribute.FONT, font);
        float room = width - new TextLayout(ELLIPSIS, font, CRISP).getAdvance();
        // If not even one character fits, the answer may be negative.
        int fitting = new TextMeasurer(attributed.getIterator(), CRISP).getLineBreakIndex(0, Math.max(room, 0));
        return new TextLayout(text.substring(0, Math.max(fitting, 0)) + ELLIPSIS, font, CRISP);
    }
}
