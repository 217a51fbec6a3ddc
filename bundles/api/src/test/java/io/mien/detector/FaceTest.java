package io.mien.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.image.Box;
import io.mien.image.Point;
import io.mien.inference.Letterbox;
import io.mien.model.InputSize;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class FaceTest {
    @Test
    void isTakenBackToThePicture() {
        Face face = new Face(new Box(10, -20, 30, 40), .7f, Collections.nCopies(Face.POINTS, new Point(5, 300)));
        Face expected = new Face(new Box(20, -40, 60, 80), .7f, Collections.nCopies(Face.POINTS, new Point(10, 600)));
        assertEquals(expected, face.toPicture(Letterbox.of(640, 480, new InputSize(320, 256))));
    }
}
