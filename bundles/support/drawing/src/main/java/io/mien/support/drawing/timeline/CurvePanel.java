package io.mien.support.drawing.timeline;

import io.mien.support.drawing.timeline.Timeline.Curve;
import io.mien.support.drawing.timeline.Timeline.Panel;
import io.mien.support.drawing.timeline.Timeline.Sample;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Locale;

/** A panel of curves over one axis, with a legend. */
final class CurvePanel {
    static final int HEIGHT = 150;
    private static final int GRID = 4;
    private static final List<Color> COLOURS = List.of(new Color(0x1f77b4), new Color(0xd8702a), new Color(0x5a9b4b));
    private static final float LINE = 2;

    private CurvePanel() {}

    static void paint(Sheet sheet, Panel panel, double top) {
        double most = niceMaximum(panel);
        for (int i = 0; i <= GRID; i++) {
            double y = top + HEIGHT - i * (double) HEIGHT / GRID;
            sheet.line(Sheet.LEFT, y, Sheet.WIDTH - Sheet.RIGHT, y, Sheet.FAINT, 1);
            String value = number(most * i / GRID);
            sheet.text(value, Sheet.LEFT - 8, y + 4, Sheet.Align.RIGHT, 11, false, Sheet.INK);
        }
        sheet.text(panel.name(), 12, top + 12, Sheet.Align.LEFT, 12, true, Sheet.INK);
        double legend = Sheet.WIDTH - Sheet.RIGHT;
        for (int i = panel.curves().size() - 1; i >= 0; i--) {
            Curve curve = panel.curves().get(i);
            Color colour = COLOURS.get(i % COLOURS.size());
            draw(sheet, curve, top, most, colour);
            sheet.text(curve.name(), legend, top - 6, Sheet.Align.RIGHT, 12, true, colour);
            legend -= 12 + 8 * curve.name().length();
        }
    }

    private static void draw(Sheet sheet, Curve curve, double top, double most, Color colour) {
        if (curve.samples().isEmpty()) {
            return;
        }
        Path2D path = new Path2D.Double();
        for (Sample sample : curve.samples()) {
            double x = sheet.x(sample.at());
            double y = top + HEIGHT * (1 - Math.min(1, sample.value() / most));
            if (path.getCurrentPoint() == null) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        Graphics2D graphics = sheet.graphics();
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
    }

    /** The least of 1, 2, 4, 5, 8 times a power of ten that no value exceeds. */
    static double niceMaximum(Panel panel) {
        double most = panel.curves().stream()
                .flatMap(c -> c.samples().stream())
                .mapToDouble(Sample::value)
                .max()
                .orElse(1);
        if (!(most > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double step : List.of(1., 2., 4., 5., 8.)) {
            if (most <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
