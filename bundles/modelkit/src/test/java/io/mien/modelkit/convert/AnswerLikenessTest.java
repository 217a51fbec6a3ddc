package io.mien.modelkit.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Point;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerLikenessTest {
    private static Face face(float x, float score, float point) {
        return new Face(new Box(x, 0, 100, 100), score, Collections.nCopies(Face.POINTS, new Point(point, 0)));
    }

    @Test
    void aFaceIsFoundAgainOnceAndTheRestIsLostOrExtra() {
        var like = AnswerLikeness.OfFaces.of(
                List.of(List.of(face(0, .9f, 10), face(500, .8f, 0)), List.of(face(0, .7f, 0))),
                List.of(List.of(face(0, .8f, 13), face(10, .6f, 0)), List.of()));
        assertEquals(3, like.before());
        assertEquals(List.of(1.), like.boxes().values());
        assertEquals(.03, like.points().mean(), 1e-6);
        assertEquals(.1, like.scores().mean(), 1e-6);
        assertEquals(1, like.extra());
        assertEquals(
                List.of(
                        "  faces   3 held out, 1 found again, 2 lost, 1 extra",
                        "  boxes   overlap mean 1.0000, least 1.0000",
                        "  points  error mean 0.0300, most 0.0300 of the face's side",
                        "  scores  difference mean 0.1000, most 0.1000"),
                like.lines());
    }

    @Test
    void embeddingsAreComparedPairByPair() {
        var like = AnswerLikeness.OfFeatures.of(
                List.of(new float[] {1, 0}, new float[] {0, 1}), List.of(new float[] {1, 0}, new float[] {.8f, .6f}));
        assertEquals(List.of("  faces   2 held out", "  cosine  mean 0.8000, least 0.6000"), like.lines());
    }

    @Test
    void nothingFoundIsNoFigure() {
        var like = AnswerLikeness.OfFaces.of(List.of(List.of()), List.of(List.of()));
        assertEquals("  boxes   overlap -", like.lines().get(1));
    }
}
