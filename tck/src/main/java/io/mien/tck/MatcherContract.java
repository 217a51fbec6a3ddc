package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import io.mien.matcher.Matcher;
import io.mien.matcher.SearchFigures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Matcher} that searches exactly keeps, one thread at a time. */
public abstract class MatcherContract {
    private static final float TOLERANCE = ReferenceGallery.TOLERANCE;

    /** The matcher under test, ready to use. */
    protected abstract Matcher matcher();

    @Test
    void newIndexIsEmpty() {
        try (Index index = matcher().open(16)) {
            assertEquals(16, index.dimension());
            assertEquals(0, index.size());
            assertEquals(List.of(), index.search(new float[16], 5));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void dimensionIsAtLeastOne(int dimension) {
        assertThrows(IllegalArgumentException.class, () -> matcher().open(dimension));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 31, 64, 100, 128, 255, 256, 257, 512, 1000})
    void findsTheNearestOfAnyDimension(int dimension) {
        Random random = new Random(dimension);
        ReferenceGallery expected = new ReferenceGallery();
        try (Index index = matcher().open(dimension)) {
            for (long id = 0; id < 700; id++) {
                float[] embedding = ReferenceGallery.embedding(random, dimension);
                index.put(id, embedding);
                expected.put(id, embedding);
            }
            for (int k : new int[] {1, 2, 10, 699, 700, 5000, Integer.MAX_VALUE}) {
                expected.assertAnswers(index, ReferenceGallery.embedding(random, dimension), k);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 64, 128, 257})
    void severalProbesAreAnsweredAsEachAlone(int dimension) {
        Random random = new Random(dimension);
        try (Index index = matcher().open(dimension)) {
            List<float[]> probes = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                probes.add(ReferenceGallery.embedding(random, dimension));
            }
            assertEquals(List.of(), index.search(List.of(), 3));
            assertEquals(Collections.nCopies(2, List.of()), index.search(probes.subList(0, 2), 3));
            for (long id = 0; id < 1_500; id++) {
                index.put(id, ReferenceGallery.embedding(random, dimension));
            }
            for (int k : new int[] {1, 10, 2_000}) {
                assertAnsweredAsEachAlone(index, probes, k);
            }
        }
    }

    /** Asks again if the index has begun to search more or less thoroughly in the meantime, which its figures tell. */
    private static void assertAnsweredAsEachAlone(Index index, List<float[]> probes, int k) {
        Optional<SearchFigures> before;
        List<List<Hit>> alone;
        List<List<Hit>> together;
        do {
            before = index.figures();
            alone = probes.stream().map(probe -> index.search(probe, k)).toList();
            together = index.search(probes, k);
        } while (!before.equals(index.figures()));
        for (int i = 0; i < probes.size(); i++) {
            if (before.isEmpty() || before.get().recall().equals(OptionalDouble.of(1))) {
                assertEquals(alone.get(i), together.get(i), "probe " + i);
            } else {
                assertAsNear(alone.get(i), together.get(i), "probe " + i);
            }
        }
    }

    /** At each place a face that is as near or nearer. */
    private static void assertAsNear(List<Hit> alone, List<Hit> together, String probe) {
        assertEquals(alone.size(), together.size(), probe);
        assertEquals(
                together.size(), together.stream().map(Hit::faceId).distinct().count(), probe + ": a face twice");
        for (int place = 0; place < alone.size(); place++) {
            float cosine = together.get(place).cosine();
            assertTrue(
                    cosine >= alone.get(place).cosine(),
                    probe + " at " + place + ": " + together.get(place) + " for " + alone.get(place));
        }
    }

    @Test
    void cosineOfAFaceToItselfIsOneAndToItsOppositeMinusOne() {
        Random random = new Random(1);
        try (Index index = matcher().open(256)) {
            for (int i = 0; i < 500; i++) {
                float[] probe = ReferenceGallery.embedding(random, 256);
                index.put(1, probe);
                index.put(2, negated(probe));
                List<Hit> hits = index.search(probe, 2);
                assertEquals(List.of(1L, 2L), hits.stream().map(Hit::faceId).toList());
                assertEquals(1, hits.get(0).cosine(), TOLERANCE);
                assertEquals(-1, hits.get(1).cosine(), TOLERANCE);
                assertTrue(hits.get(0).cosine() <= 1 && hits.get(1).cosine() >= -1);
            }
        }
    }

    @Test
    void equalFacesComeBySmallerId() {
        Random random = new Random(2);
        List<Long> ids = new ArrayList<>(LongStream.range(-300, 300).boxed().toList());
        Collections.addAll(ids, Long.MIN_VALUE, Long.MAX_VALUE);
        Collections.shuffle(ids, random);
        float[] embedding = ReferenceGallery.embedding(random, 128);
        try (Index index = matcher().open(128)) {
            ids.forEach(id -> index.put(id, embedding));
            for (int k : new int[] {1, 7, 602}) {
                List<Long> found =
                        index.search(embedding, k).stream().map(Hit::faceId).toList();
                assertEquals(ids.stream().sorted().limit(k).toList(), found);
            }
        }
    }

    @Test
    void putReplaces() {
        Random random = new Random(3);
        float[] old = ReferenceGallery.embedding(random, 64), replacement = negated(old);
        try (Index index = matcher().open(64)) {
            index.put(7, old);
            index.put(7, replacement);
            assertEquals(1, index.size());
            assertEquals(-1, index.search(old, 3).get(0).cosine(), TOLERANCE);
        }
    }

    @Test
    void removedFaceIsNotFoundAndOthersStay() {
        Random random = new Random(4);
        ReferenceGallery expected = new ReferenceGallery();
        try (Index index = matcher().open(32)) {
            for (long id = 0; id < 10; id++) {
                float[] embedding = ReferenceGallery.embedding(random, 32);
                index.put(id, embedding);
                expected.put(id, embedding);
            }
            for (long id : new long[] {9, 0, 4, 4, 77}) {
                index.remove(id);
                expected.remove(id);
                assertEquals(expected.faces().size(), index.size());
                expected.assertAnswers(index, ReferenceGallery.embedding(random, 32), 20);
            }
        }
    }

    @Test
    void indexKeepsUpWithAnySequenceOfChanges() {
        Random random = new Random(5);
        ReferenceGallery expected = new ReferenceGallery();
        try (Index index = matcher().open(48)) {
            for (int step = 0; step < 20_000; step++) {
                long id = random.nextInt(3000);
                // Grows, then shrinks to nothing or nearly, then grows again.
                if (random.nextInt(10) < (step / 5000 % 2 == 0 ? 8 : 1)) {
                    float[] embedding = ReferenceGallery.embedding(random, 48);
                    index.put(id, embedding);
                    expected.put(id, embedding);
                } else {
                    index.remove(id);
                    expected.remove(id);
                }
                if (step % 500 == 0) {
                    expected.assertAnswers(index, ReferenceGallery.embedding(random, 48), 25);
                }
            }
            List.copyOf(expected.faces().keySet()).forEach(index::remove);
            assertEquals(0, index.size());
        }
    }

    @Test
    void embeddingIsCopiedAndProbeIsOnlyRead() {
        float[] embedding = ReferenceGallery.embedding(new Random(6), 40), original = embedding.clone();
        try (Index index = matcher().open(40)) {
            index.put(1, embedding);
            Arrays.fill(embedding, 0);
            float[] probe = original.clone();
            assertEquals(1, index.search(probe, 1).get(0).cosine(), TOLERANCE);
            assertArrayEquals(original, probe);
        }
    }

    @Test
    void badInputIsRefusedAndChangesNothing() {
        float[] good = ReferenceGallery.embedding(new Random(7), 8);
        try (Index index = matcher().open(8)) {
            index.put(1, good);
            for (float[] bad : List.of(new float[7], new float[9], new float[0], with(Float.NaN), with(1f / 0))) {
                assertThrows(IllegalArgumentException.class, () -> index.put(1, bad));
                assertThrows(IllegalArgumentException.class, () -> index.put(2, bad));
            }
            assertThrows(IllegalArgumentException.class, () -> index.search(new float[9], 1));
            assertThrows(IllegalArgumentException.class, () -> index.search(with(Float.NaN), 1));
            assertThrows(IllegalArgumentException.class, () -> index.search(List.of(good, new float[9]), 1));
            assertThrows(IllegalArgumentException.class, () -> index.search(List.of(good, with(1f / 0)), 1));
            assertThrows(IllegalArgumentException.class, () -> index.search(List.of(good), 0));
            assertThrows(IllegalArgumentException.class, () -> index.search(good, 0));
            assertThrows(IllegalArgumentException.class, () -> index.search(good, -1));
            assertEquals(1, index.size());
            assertEquals(1, index.search(good, 2).get(0).cosine(), TOLERANCE);
        }
    }

    @Test
    void indexesOfOneMatcherAreApart() {
        try (Index one = matcher().open(4);
                Index other = matcher().open(6)) {
            one.put(1, new float[] {1, 0, 0, 0});
            assertEquals(0, other.size());
            other.close();
            other.close();
            assertEquals(List.of(new Hit(1, 1)), one.search(new float[] {1, 0, 0, 0}, 1));
        }
    }

    private static float[] negated(float[] values) {
        float[] negated = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            negated[i] = -values[i];
        }
        return negated;
    }

    private static float[] with(float bad) {
        float[] values = new float[8];
        values[5] = bad;
        return values;
    }
}
