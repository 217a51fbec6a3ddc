package io.mien.support.drawing.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.mien.image.Image;
import io.mien.support.drawing.Fonts;
import io.mien.support.drawing.timeline.Timeline.Curve;
import io.mien.support.drawing.timeline.Timeline.Panel;
import io.mien.support.drawing.timeline.Timeline.Sample;
import io.mien.support.drawing.timeline.Timeline.Span;
import io.mien.support.drawing.timeline.Timeline.Strip;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelinePainterTest {
    private static final TimelinePainter PAINTER = new TimelinePainter();

    @Test
    void aCurveThatRisesIsDrawnFromTheBottomToTheTop() {
        Image flat = PAINTER.paint(timeline(5, 5));
        Image rising = PAINTER.paint(timeline(0, 5));
        assertEquals(flat.height(), rising.height());
        assertNotEquals(Arrays.hashCode(flat.data()), Arrays.hashCode(rising.data()));
    }

    @Test
    void equalTextsOfAStripHaveEqualColors() {
        Image image = PAINTER.paint(timeline(1, 1));
        int row = image.height() - 70 - StripRow.HEIGHT + 12;
        assertEquals(pixel(image, Sheet.LEFT + 6, row), pixel(image, Sheet.WIDTH - Sheet.RIGHT - 8, row));
        assertNotEquals(pixel(image, Sheet.LEFT + 6, row), pixel(image, 640, row - 8));
    }

    @Test
    void withoutFontsThereIsAPictureAllTheSame() {
        TimelinePainter mute = new TimelinePainter(new Fonts(() -> {
            throw new UnsatisfiedLinkError("no fonts");
        }));
        assertEquals(Sheet.WIDTH, mute.paint(timeline(1, 2)).width());
    }

    @Test
    void theAxisEndsAtARoundNumber() {
        assertEquals(80, CurvePanel.niceMaximum(panel(63, 1)));
        assertEquals(.5, CurvePanel.niceMaximum(panel(.41, 0)), 1e-9);
        assertEquals(1, CurvePanel.niceMaximum(panel(0, 0)));
    }

    private static Panel panel(double first, double second) {
        return new Panel("frames/s", List.of(new Curve("a", List.of(new Sample(0, first), new Sample(9, second)))));
    }

    private static Timeline timeline(double first, double second) {
        Strip strip = new Strip(
                "aligner", List.of(new Span(0, 3, "opencv"), new Span(3, 6, "plain"), new Span(6, 9, "opencv")));
        return new Timeline("Swaps", "frames 1", 9, "s", List.of(panel(first, second)), List.of(strip));
    }

    private static int pixel(Image image, int x, int y) {
        int at = (y * image.width() + x) * 3;
        return (image.data()[at] & 255) << 16 | (image.data()[at + 1] & 255) << 8 | image.data()[at + 2] & 255;
    }
}
