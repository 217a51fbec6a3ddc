package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Point;
import java.util.ArrayList;
import java.util.List;

/** Faces for tests. */
public final class TestFaces {
    /** Pixels, and hundredths of a score's unit. */
    private static final float TOLERANCE = 1e-3f;

    private TestFaces() {}

    /**
     * @param numbers x, y, width, height of the box, then x and y of each of the five points
     */
    public static Face face(float score, float... numbers) {
        List<Point> points = new ArrayList<>();
        for (int i = 4; i < numbers.length; i += 2) {
            points.add(new Point(numbers[i], numbers[i + 1]));
        }
        return new Face(new Box(numbers[0], numbers[1], numbers[2], numbers[3]), score, points);
    }

    /** The numbers of {@link #face}. */
    public static float[] numbers(Face face) {
        float[] numbers = new float[4 + 2 * Face.POINTS];
        numbers[0] = face.box().x();
        numbers[1] = face.box().y();
        numbers[2] = face.box().width();
        numbers[3] = face.box().height();
        for (int i = 0; i < Face.POINTS; i++) {
            numbers[4 + 2 * i] = face.points().get(i).x();
            numbers[5 + 2 * i] = face.points().get(i).y();
        }
        return numbers;
    }

    /** Fails unless the two lists have the same faces in the same order, to a thousandth of a pixel. */
    public static void assertNear(List<Face> expected, List<Face> found) {
        assertEquals(expected.size(), found.size(), () -> "faces: " + found);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).score(), found.get(i).score(), TOLERANCE, "score of face " + i);
            assertArrayEquals(numbers(expected.get(i)), numbers(found.get(i)), TOLERANCE, "pixels of face " + i);
        }
    }
}
