package io.mien.aligner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.image.Point;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimilarityTest {
    private static final List<Point> FACE = FaceTemplate.ARCFACE_112.points();

    @Test
    void recoversTheTransformThatMadeThePoints() throws AlignmentException {
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            double scale = .1 + 5 * random.nextDouble(), angle = 2 * Math.PI * random.nextDouble();
            Similarity made = new Similarity(
                    scale * Math.cos(angle),
                    scale * Math.sin(angle),
                    500 * random.nextGaussian(),
                    500 * random.nextGaussian());
            assertNear(made, Similarity.estimate(FACE, moved(made)));
        }
    }

    @Test
    void turnsClockwiseOnTheScreenForAPositiveAngle() throws AlignmentException {
        // A quarter turn: what pointed right points down, as y grows downwards.
        Similarity turn = Similarity.estimate(
                List.of(new Point(0, 0), new Point(1, 0)), List.of(new Point(0, 0), new Point(0, 1)));
        assertNear(new Similarity(0, 1, 0, 0), turn);
        assertEquals(new Point(-2, 3), turn.apply(new Point(3, 2)));
    }

    @Test
    void hasTheLeastSquares() throws AlignmentException {
        Random random = new Random(5);
        List<Point> to = FACE.stream()
                .map(p -> new Point(2 * p.x() + 9 * random.nextFloat(), 2 * p.y() + 9 * random.nextFloat()))
                .toList();
        Similarity best = Similarity.estimate(FACE, to);
        double least = error(best, to);
        for (int i = 0; i < 200; i++) {
            Similarity other = new Similarity(
                    best.a() + .01 * random.nextGaussian(),
                    best.b() + .01 * random.nextGaussian(),
                    best.tx() + random.nextGaussian(),
                    best.ty() + random.nextGaussian());
            assertTrue(error(other, to) >= least);
        }
    }

    @Test
    void neverReflects() throws AlignmentException {
        List<Point> mirrored =
                FACE.stream().map(p -> new Point(112 - p.x(), p.y())).toList();
        Similarity found = Similarity.estimate(mirrored, FACE);
        // A face seen in a mirror stands upright too: the best turn is next to none.
        assertTrue(found.a() > 0 && Math.abs(found.b()) < .1 * found.a(), found.toString());
    }

    @Test
    void isUndoneByItsInverse() {
        Similarity similarity = new Similarity(1.5, -.7, 30, -12);
        for (Point point : FACE) {
            Point back = similarity.inverse().apply(similarity.apply(point));
            assertEquals(point.x(), back.x(), 1e-4);
            assertEquals(point.y(), back.y(), 1e-4);
        }
    }

    @Test
    void needsPointsThatSpanAFace() {
        assertRefused(Collections.nCopies(5, new Point(3, 4)), FACE);
        assertRefused(FACE, Collections.nCopies(5, new Point(3, 4)));
        assertRefused(FACE.subList(0, 4), FACE);
        assertRefused(FACE.subList(0, 1), FACE.subList(0, 1));
        List<Point> square = List.of(new Point(-1, 0), new Point(1, 0), new Point(0, -1), new Point(0, 1));
        List<Point> mirrored = List.of(new Point(1, 0), new Point(-1, 0), new Point(0, -1), new Point(0, 1));
        assertRefused(square, mirrored);
    }

    @Test
    void needsFinitePointsOnBothSides() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            List<Point> torn = List.of(FACE.get(0), FACE.get(1), new Point(bad, 0), FACE.get(3), FACE.get(4));
            assertRefused(torn, FACE);
            assertRefused(FACE, torn);
        }
    }

    private static void assertRefused(List<Point> from, List<Point> to) {
        assertThrows(AlignmentException.class, () -> Similarity.estimate(from, to));
    }

    private static List<Point> moved(Similarity similarity) {
        return FACE.stream().map(similarity::apply).toList();
    }

    private static double error(Similarity similarity, List<Point> to) {
        double sum = 0;
        for (int i = 0; i < to.size(); i++) {
            Point p = similarity.apply(FACE.get(i));
            sum += Math.pow(p.x() - to.get(i).x(), 2)
                    + Math.pow(p.y() - to.get(i).y(), 2);
        }
        return sum;
    }

    private static void assertNear(Similarity expected, Similarity found) {
        assertEquals(expected.a(), found.a(), 1e-5);
        assertEquals(expected.b(), found.b(), 1e-5);
        assertEquals(expected.tx(), found.tx(), 1e-3);
        assertEquals(expected.ty(), found.ty(), 1e-3);
    }
}
