package io.mien.extractor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.aligner.AlignmentId;
import io.mien.model.ModelId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
    private static final EmbeddingSpace SPACE = space("one", AlignmentId.SIMILARITY);

    private static EmbeddingSpace space(String model, AlignmentId alignment) {
        return new EmbeddingSpace(new ModelId(model, "0".repeat(64)), alignment);
    }

    private static Embedding embedding(EmbeddingSpace space, float... values) {
        return new Embedding(space, values);
    }

    @Test
    void comparesByCosine() throws EmbeddingMismatchException {
        Embedding one = embedding(SPACE, .6f, .8f);
        assertEquals(1, one.cosine(embedding(SPACE, .6f, .8f)), 1e-6f);
        assertEquals(.96f, one.cosine(embedding(SPACE, .8f, .6f)), 1e-6f);
        assertEquals(-1, one.cosine(embedding(SPACE, -.6f, -.8f)), 1e-6f);
    }

    @Test
    void valuesFromElsewhereGetUnitLengthUnlessTheyHaveItOrCannotHaveIt() {
        assertArrayEquals(
                new float[] {.6f, .8f}, Embedding.unit(new float[] {3, 4}).orElseThrow());
        float[] nearly = {1.00005f, 0};
        assertArrayEquals(nearly, Embedding.unit(nearly).orElseThrow(), "every bit is kept");
        assertNotSame(nearly, Embedding.unit(nearly).orElseThrow());
        assertEquals(Optional.empty(), Embedding.unit(new float[] {0, 0}));
        assertEquals(Optional.empty(), Embedding.unit(new float[] {1, Float.NaN}));
        assertEquals(Optional.empty(), Embedding.unit(new float[] {Float.POSITIVE_INFINITY, 1}));
    }

    @Test
    void neverPassesOne() throws EmbeddingMismatchException {
        assertEquals(1, embedding(SPACE, 1.0001f).cosine(embedding(SPACE, 1.0001f)));
        assertEquals(-1, embedding(SPACE, 1.0001f).cosine(embedding(SPACE, -1.0001f)));
    }

    @Test
    void isComparedWithinItsSpaceOnly() {
        Embedding one = embedding(SPACE, 1, 0);
        assertMismatch(one, embedding(space("two", AlignmentId.SIMILARITY), 1, 0), "two@");
        assertMismatch(one, embedding(space("one", new AlignmentId("three-points")), 1, 0), "three-points");
        assertMismatch(one, embedding(SPACE, 1, 0, 0), "3");
        assertMismatch(embedding(SPACE, 1, 0, 0), one, "2");
    }

    private static void assertMismatch(Embedding one, Embedding other, String named) {
        String message = assertThrows(EmbeddingMismatchException.class, () -> one.cosine(other))
                .getMessage();
        assertTrue(message.contains(named), message);
    }

    @Test
    void copiesItsValuesInAndOut() {
        float[] values = {.6f, .8f};
        Embedding embedding = new Embedding(SPACE, values);
        values[0] = 9;
        embedding.values()[1] = 9;
        assertEquals(embedding(SPACE, .6f, .8f), embedding);
        assertEquals(embedding(SPACE, .6f, .8f).hashCode(), embedding.hashCode());
        assertNotEquals(embedding(SPACE, .8f, .6f), embedding);
        assertEquals(2, embedding.dimension());
    }

    @Test
    void showsNoValues() {
        assertFalse(embedding(SPACE, .625f, .75f).toString().contains("."));
    }

    @Test
    void hasAScoreOfHalfPlusHalfTheCosine() {
        assertEquals(1, Score.ofCosine(1));
        assertEquals(.5f, Score.ofCosine(0));
        assertEquals(0, Score.ofCosine(-1));
        assertEquals(.6f, Score.toCosine(.8f), 1e-6f);
    }
}
