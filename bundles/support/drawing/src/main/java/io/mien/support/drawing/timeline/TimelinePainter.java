package io.mien.support.drawing.timeline;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.support.drawing.Fonts;
import io.mien.support.drawing.timeline.Timeline.Panel;
import io.mien.support.drawing.timeline.Timeline.Span;
import io.mien.support.drawing.timeline.Timeline.Strip;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Draws timelines with Java 2D; a change in a strip is a dashed line through all panels. Thread-safe. */
public final class TimelinePainter {
    private static final int HEAD = 66;
    private static final int GAP = 34;
    private static final int AXIS = 30;
    private static final int FOOT = 40;
    private static final int MOST_NUMBERS = 24;
    private static final int[] STEPS = {2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000};

    private final Fonts fonts;

    /** Draws with the fonts of this Java, if it has any. */
    public TimelinePainter() {
        this(new Fonts());
    }

    TimelinePainter(Fonts fonts) {
        this.fonts = fonts;
    }

    /** A BGR picture of a timeline; without texts where this Java has no fonts. */
    public Image paint(Timeline timeline) {
        int curves = timeline.panels().size() * (CurvePanel.HEIGHT + GAP);
        int height = HEAD + curves + timeline.strips().size() * StripRow.HEIGHT + AXIS + FOOT;
        BufferedImage picture = new BufferedImage(Sheet.WIDTH, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            draw(new Sheet(graphics, timeline.length(), fonts), timeline, height);
        } finally {
            graphics.dispose();
        }
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        return Image.of(Sheet.WIDTH, height, PixelFormat.BGR, pixels);
    }

    private static void draw(Sheet sheet, Timeline timeline, int height) {
        sheet.clear(height);
        sheet.text(timeline.title(), 12, 30, Sheet.Align.LEFT, 18, true, Sheet.INK);
        double top = HEAD;
        for (Panel panel : timeline.panels()) {
            CurvePanel.paint(sheet, panel, top);
            top += CurvePanel.HEIGHT + GAP;
        }
        changes(sheet, timeline, top);
        for (Strip strip : timeline.strips()) {
            StripRow.paint(sheet, strip, top);
            top += StripRow.HEIGHT;
        }
        axis(sheet, timeline, top + 18);
        sheet.text(timeline.footer(), 12, height - 14, Sheet.Align.LEFT, 14, true, Sheet.INK);
    }

    private static void changes(Sheet sheet, Timeline timeline, double bottom) {
        for (Strip strip : timeline.strips()) {
            for (Span span : strip.spans()) {
                if (span.from() > 0) {
                    double x = sheet.x(span.from());
                    sheet.line(x, HEAD, x, bottom, Sheet.INK, 1, 3, 4);
                }
            }
        }
    }

    /** A number at each unit, or at every second, fifth, tenth one if there are many. */
    private static void axis(Sheet sheet, Timeline timeline, double y) {
        int step = 1;
        for (int wider : STEPS) {
            step = timeline.length() / step > MOST_NUMBERS ? wider : step;
        }
        for (int at = 0; at <= timeline.length(); at += step) {
            String text = at + (at == 0 || timeline.unit().length() == 1 ? " " + timeline.unit() : "");
            sheet.text(text, sheet.x(at), y, Sheet.Align.CENTRE, 11, false, Sheet.INK);
        }
    }
}
