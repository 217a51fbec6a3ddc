package io.mien.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.image.Box;
import io.mien.image.Point;
import io.mien.model.InputSize;
import org.junit.jupiter.api.Test;

class LetterboxTest {
    private static final InputSize INPUT = new InputSize(320, 256);

    @Test
    void fitsTheTighterSide() {
        assertEquals(new Letterbox(.5, 320, 240), Letterbox.of(640, 480, INPUT));
        assertEquals(new Letterbox(.2, 144, 256), Letterbox.of(720, 1_280, INPUT));
        assertEquals(new Letterbox(2, 320, 256), Letterbox.of(160, 128, INPUT));
        assertEquals(new Letterbox(1, 320, 256), Letterbox.of(320, 256, INPUT));
    }

    @Test
    void roundsToWholePixelsWithinTheInput() {
        // 469 and 470 x .474 = 222.3 and 222.8
        assertEquals(222, Letterbox.of(675, 469, INPUT).height());
        assertEquals(223, Letterbox.of(675, 470, INPUT).height());
        for (int width = 1; width < 700; width += 3) {
            Letterbox letterbox = Letterbox.of(width, 401, INPUT);
            assertTrue(letterbox.width() <= 320 && letterbox.height() <= 256, letterbox.toString());
        }
    }

    @Test
    void leavesAPixelOfTheThinnestPicture() {
        assertEquals(1, Letterbox.of(20_000, 1, INPUT).height());
        assertEquals(1, Letterbox.of(1, 20_000, INPUT).width());
    }

    @Test
    void takesBoxesAndPointsBackToThePicture() {
        Letterbox letterbox = Letterbox.of(640, 480, INPUT);
        assertEquals(new Box(20, -40, 60, 80), letterbox.toPicture(new Box(10, -20, 30, 40)));
        assertEquals(new Point(10, 600), letterbox.toPicture(new Point(5, 300)));
    }
}
