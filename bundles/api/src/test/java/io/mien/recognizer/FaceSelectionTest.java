package io.mien.recognizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Point;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaceSelectionTest {
    private static final Face LARGE = face(0, 0, 40, 40);
    private static final Face CENTRAL = face(48, 38, 10, 10);
    private static final Face WIDE = face(40, 0, 60, 10);
    private static final List<Face> FACES = List.of(WIDE, LARGE, CENTRAL);

    private static Face face(float x, float y, float width, float height) {
        return new Face(new Box(x, y, width, height), .9f, Collections.nCopies(Face.POINTS, new Point(x, y)));
    }

    @Test
    void takesAllInTheOrderGiven() {
        assertEquals(FACES, FaceSelection.ALL.of(FACES, 100, 80));
    }

    @Test
    void takesTheOneNearestToTheCenter() {
        assertEquals(List.of(CENTRAL), FaceSelection.CENTRE.of(FACES, 100, 80));
        assertEquals(List.of(LARGE), FaceSelection.CENTRE.of(FACES, 30, 30));
    }

    @Test
    void takesTheOneWithTheLargestArea() {
        assertEquals(List.of(LARGE), FaceSelection.LARGEST.of(FACES, 100, 80));
    }

    @Test
    void takesTheFirstOfEquals() {
        Face left = face(0, 35, 10, 10), right = face(90, 35, 10, 10);
        assertEquals(List.of(left), FaceSelection.CENTRE.of(List.of(left, right), 100, 80));
        assertEquals(List.of(right), FaceSelection.LARGEST.of(List.of(right, left), 100, 80));
    }

    @Test
    void takesNoneOfNone() {
        for (FaceSelection selection : FaceSelection.values()) {
            assertEquals(List.of(), selection.of(List.of(), 100, 80));
        }
    }
}
