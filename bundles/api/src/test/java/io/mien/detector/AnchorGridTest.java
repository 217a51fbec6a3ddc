package io.mien.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.image.Box;
import io.mien.image.Point;
import io.mien.model.InputSize;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnchorGridTest {
    @Test
    void coversTheWholeInput() {
        assertEquals(new AnchorGrid(40, 32, 8), AnchorGrid.of(new InputSize(320, 256), 8));
        assertEquals(new AnchorGrid(9, 7, 8), AnchorGrid.of(new InputSize(70, 50), 8));
        assertEquals(new AnchorGrid(1, 1, 64), AnchorGrid.of(new InputSize(1, 64), 64));
        assertEquals(63, new AnchorGrid(9, 7, 8).cells());
    }

    @Test
    void goesRowByRow() {
        AnchorGrid grid = new AnchorGrid(9, 7, 8);
        assertEquals(new Anchor(24, 16, 8), grid.corner(21));
        assertEquals(new Anchor(28, 20, 8), grid.centre(21));
        assertEquals(new Anchor(64, 48, 8), grid.corner(62));
    }

    @Test
    void hasCells() {
        assertThrows(IllegalArgumentException.class, () -> new AnchorGrid(0, 1, 8));
        assertThrows(IllegalArgumentException.class, () -> new AnchorGrid(1, 0, 8));
        assertThrows(IllegalArgumentException.class, () -> new AnchorGrid(1, 1, 0));
    }

    @Test
    void measuresInUnitsOfAnAnchor() {
        Anchor anchor = new Anchor(100, 50, 10);
        assertEquals(new Point(110, 30), anchor.point(1, -2));
        assertEquals(new Point(120, 10), anchor.in(20).point(1, -2));
        assertEquals(new Box(90, 30, 40, 60), anchor.box(1, 2, 3, 4));
        assertEquals(new Box(110, 25, 10, 10), anchor.centredBox(1.5f, -2, 0, 0));
        assertEquals(20, anchor.centredBox(0, 0, (float) Math.log(2), 0).width(), 1e-5f);
        assertEquals(20, anchor.centredBox(0, 0, 0, (float) Math.log(2)).height(), 1e-5f);
    }

    @Test
    void readsPointsOfAnyLayout() {
        Anchor anchor = new Anchor(100, 50, 10);
        List<Point> expected = List.of(
                new Point(100, 60), new Point(120, 80), new Point(140, 100), new Point(160, 120), new Point(180, 140));
        FloatBuffer pairs = FloatBuffer.wrap(new float[] {99, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
        assertEquals(expected, anchor.points(pairs, 1, 2, 1));
        FloatBuffer planes = FloatBuffer.wrap(new float[] {0, 2, 4, 6, 8, 1, 3, 5, 7, 9});
        assertEquals(expected, anchor.points(planes, 0, 1, 5));
    }
}
