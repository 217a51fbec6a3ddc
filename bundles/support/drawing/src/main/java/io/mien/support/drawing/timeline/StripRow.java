package io.mien.support.drawing.timeline;

import io.mien.support.drawing.timeline.Timeline.Span;
import io.mien.support.drawing.timeline.Timeline.Strip;
import java.awt.Color;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** A row of spans; equal texts have equal colors. */
final class StripRow {
    static final int HEIGHT = 26;
    private static final int ARC = 6;
    private static final int TEXT = 12;
    private static final List<Color> COLOURS = List.of(
            new Color(0x8fb8de), new Color(0xf2b880), new Color(0xa8d08d), new Color(0xd3a4d6), new Color(0xf2d777));

    private StripRow() {}

    static void paint(Sheet sheet, Strip strip, double top) {
        double base = top + HEIGHT * .7;
        sheet.text(strip.name(), 12, base, Sheet.Align.LEFT, TEXT, true, Sheet.INK);
        List<String> seen = new ArrayList<>();
        for (Span span : strip.spans()) {
            if (!seen.contains(span.text())) {
                seen.add(span.text());
            }
            double left = sheet.x(span.from());
            double width = Math.max(1, sheet.x(span.to()) - left - 1);
            sheet.graphics().setColor(COLOURS.get(seen.indexOf(span.text()) % COLOURS.size()));
            sheet.graphics().fill(new RoundRectangle2D.Double(left, top, width, HEIGHT - 4, ARC, ARC));
            String text = sheet.fitting(span.text(), width - 8, TEXT);
            sheet.text(text, left + width / 2, base, Sheet.Align.CENTRE, TEXT, false, Sheet.INK);
        }
    }
}
