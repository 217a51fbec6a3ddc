package io.mien.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.image.Box;
import io.mien.image.Point;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NonMaximumSuppressionTest {
    private static Face face(float score, float x, float width) {
        return new Face(new Box(x, 0, width, 10), score, Collections.nCopies(Face.POINTS, new Point(x, 0)));
    }

    @Test
    void keepsTheBestOfThoseThatOverlap() {
        Face worst = face(.5f, 0, 10), best = face(.9f, 1, 10), middle = face(.7f, 2, 10);
        assertEquals(List.of(best), NonMaximumSuppression.select(List.of(worst, best, middle), .45f, 100));
    }

    @Test
    void keepsWhatOnlyASuppressedOneOverlaps() {
        // The middle one goes because of the first, and can no longer put out the third.
        Face first = face(.9f, 0, 10), middle = face(.8f, 4, 10), third = face(.7f, 8, 10);
        assertEquals(List.of(first, third), NonMaximumSuppression.select(List.of(third, middle, first), .3f, 100));
    }

    @Test
    void takesAnOverlapOfExactlyTheLimit() {
        // A half is exact in binary.
        Face one = face(.9f, 0, 8), half = face(.8f, 0, 4);
        assertEquals(List.of(one, half), NonMaximumSuppression.select(List.of(one, half), .5f, 100));
        assertEquals(List.of(one), NonMaximumSuppression.select(List.of(one, half), .49f, 100));
    }

    @Test
    void keepsEqualBoxesOnlyAtLimitOne() {
        Face one = face(.9f, 1_000.3f, 10.1f), same = face(.8f, 1_000.3f, 10.1f);
        assertEquals(List.of(one, same), NonMaximumSuppression.select(List.of(one, same), 1, 100));
        assertEquals(List.of(one), NonMaximumSuppression.select(List.of(one, same), .99f, 100));
    }

    @Test
    void leavesEqualScoresInTheOrderGiven() {
        List<Face> faces = IntStream.range(0, 20)
                .mapToObj(i -> face(.5f, 100 * (20 - i), 10))
                .toList();
        assertEquals(faces, NonMaximumSuppression.select(faces, .45f, 100));
    }

    @Test
    void looksAtTheBestUpToTheLimit() {
        List<Face> faces =
                IntStream.range(0, 20).mapToObj(i -> face(i / 20f, 100 * i, 10)).toList();
        assertEquals(
                List.of(faces.get(19), faces.get(18), faces.get(17)), NonMaximumSuppression.select(faces, .45f, 3));
    }

    @Test
    void keepsSoManyThatEveryOtherOverlapsABetterOne() {
        Random random = new Random(7);
        List<Face> faces = IntStream.range(0, 300)
                .mapToObj(i -> face(random.nextFloat(), 200 * random.nextFloat(), 5 + 20 * random.nextFloat()))
                .toList();
        List<Face> kept = NonMaximumSuppression.select(faces, .4f, faces.size());
        for (Face face : faces) {
            boolean covered = kept.stream()
                    .anyMatch(k ->
                            k != face && k.score() >= face.score() && k.box().iou(face.box()) > .4f);
            assertEquals(!covered, kept.contains(face), face.toString());
        }
    }
}
