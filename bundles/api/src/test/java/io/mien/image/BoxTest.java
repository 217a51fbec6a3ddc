package io.mien.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BoxTest {
    private static final Box BOX = new Box(10, 20, 30, 40);

    @Test
    void overlapsByIntersectionOverUnion() {
        assertEquals(1f / 3, BOX.iou(new Box(25, 20, 30, 40)), 1e-6f);
        assertEquals(.25f, BOX.iou(new Box(10, 20, 15, 20)), 1e-6f);
        assertEquals(.25f, new Box(10, 20, 15, 20).iou(BOX), 1e-6f);
    }

    @Test
    void overlapsNothingThatOnlyTouchesOrHasNoArea() {
        assertEquals(0, BOX.iou(new Box(40, 20, 30, 40)));
        assertEquals(0, BOX.iou(new Box(10, 60, 30, 40)));
        assertEquals(0, BOX.iou(new Box(20, 30, 0, 10)));
        assertEquals(0, BOX.iou(new Box(20, 30, -5, 10)));
    }

    @Test
    void overlapsItselfByOneHoweverFarAway() {
        for (float far = 1; far < 30_000; far *= 1.7f) {
            Box box = new Box(far + .3f, far + .7f, 10.1f, 3.3f);
            assertEquals(1, box.iou(box), "at " + far);
        }
    }

    @Test
    void hasAnAreaAndACenter() {
        assertEquals(1_200, BOX.area());
        assertEquals(0, new Box(0, 0, -3, -4).area());
        assertEquals(new Point(25, 40), BOX.centre());
    }
}
