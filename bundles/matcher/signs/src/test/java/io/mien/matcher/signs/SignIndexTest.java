package io.mien.matcher.signs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import io.mien.matcher.SearchFigures;
import io.mien.matcher.cosine.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignIndexTest {
    @ParameterizedTest
    @ValueSource(ints = {128, 100, 257})
    void findsTheFacesOfAPersonAmongFewCompared(int dimension) {
        SignGallery gallery = new SignGallery(dimension, dimension);
        try (Index index = SignGallery.matcher(0).open(dimension)) {
            List<float[]> probes = gallery.fill(index);
            assertTrue(index.figures().orElseThrow().recall().isEmpty(), "nothing is measured yet");
            assertTrue(gallery.recall(index, probes) >= .99, "a safe number is compared until it is measured");
            SearchFigures figures = gallery.calibrated(index);
            assertTrue(figures.compared() < SignGallery.FACES / 8, figures.toString());
            assertTrue(figures.recall().getAsDouble() >= .999, figures.toString());
            assertTrue(gallery.recall(index, probes) >= .99);
        }
    }

    @Test
    void findsTheNearestAmongAHundredThousandFaces() {
        int faces = 100_000, person = 10, dimension = 128;
        SignGallery gallery = new SignGallery(dimension, 8);
        List<float[]> probes = new ArrayList<>();
        try (Index index = SignGallery.matcher(0).open(dimension);
                Index exact = SignGallery.matcher(Integer.MAX_VALUE).open(dimension)) {
            for (long id = 0; id < faces; id += person) {
                float[] mean = gallery.direction();
                for (int i = 0; i < person; i++) {
                    float[] face = gallery.near(mean, SignGallery.SPREAD);
                    index.put(id + i, face);
                    exact.put(id + i, face);
                }
                if (id % 200 == 0) {
                    probes.add(gallery.near(mean, SignGallery.SPREAD));
                }
            }
            List<List<Hit>> expected = exact.search(probes, 10);
            assertRecall(expected, index.search(probes, 10));
            SearchFigures figures = gallery.calibrated(index);
            assertTrue(figures.compared() < faces / 100, figures.toString());
            assertRecall(expected, index.search(probes, 10));
            assertEquals(
                    index.search(probes.get(0), 10), index.search(probes, 10).get(0), "alone as among others");
        }
    }

    /** They are searched for in several parts, on several processors. */
    @Test
    void manyProbesFindWhatEachFindsAlone() {
        SignGallery gallery = new SignGallery(128, 12);
        try (Index index = SignGallery.matcher(0).open(128)) {
            List<float[]> probes = gallery.fill(index);
            gallery.calibrated(index);
            List<List<Hit>> alone =
                    probes.stream().map(probe -> index.search(probe, 10)).toList();
            assertEquals(alone, index.search(probes, 10));
        }
    }

    /** A search for 40 hits compares 512 of 8,000 faces: less than all for one probe, not for many that share the read. */
    @Test
    void manyProbesAreComparedWithAllWhereThatIsQuicker() {
        SignGallery gallery = new SignGallery(128, 13);
        try (Index index = SignGallery.matcher(0).open(128);
                Index exact = SignGallery.matcher(Integer.MAX_VALUE).open(128)) {
            List<float[]> probes = gallery.fill(index);
            gallery.faces.forEach(exact::put);
            gallery.calibrated(index);
            List<List<Hit>> all = exact.search(probes, 40), alone = new ArrayList<>();
            probes.forEach(probe -> alone.add(index.search(probe, 40)));
            assertNotEquals(all, alone, "of the far ones some are missed");
            assertEquals(all, index.search(probes, 40));
        }
    }

    private static void assertRecall(List<List<Hit>> expected, List<List<Hit>> found) {
        int first = 0, all = 0;
        for (int i = 0; i < expected.size(); i++) {
            first += expected.get(i).get(0).equals(found.get(i).get(0)) ? 1 : 0;
            all += expected.get(i).stream().filter(found.get(i)::contains).count();
        }
        assertTrue(first >= .998 * expected.size(), first + " of " + expected.size() + " nearest");
        assertTrue(all >= .99 * 10 * expected.size(), all + " of the ten nearest of " + expected.size());
    }

    @Test
    void valuesOfUnequalSizeAreSearchedAsWell() {
        SignGallery gallery = new SignGallery(128, 2);
        try (Index index = SignGallery.matcher(0).open(128)) {
            List<float[]> probes = new ArrayList<>();
            for (long id = 0; id < SignGallery.FACES; id += SignGallery.PERSON) {
                float[] mean = unequal(gallery.direction());
                for (int i = 0; i < SignGallery.PERSON; i++) {
                    gallery.put(index, id + i, unequal(gallery.near(mean, SignGallery.SPREAD)));
                }
                if (id % 40 == 0) {
                    probes.add(unequal(gallery.near(mean, SignGallery.SPREAD)));
                }
            }
            SearchFigures figures = gallery.calibrated(index);
            assertTrue(figures.compared() < SignGallery.FACES, figures.toString());
            assertTrue(gallery.recall(index, probes) >= .99, figures.toString());
        }
    }

    /** Half of the values hardly count, and all lean to one side. */
    private static float[] unequal(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] * (i % 2 == 0 ? 1 : .05f) + (i % 2 == 0 ? 0 : .01f);
        }
        return SignGallery.unit(values);
    }

    @Test
    void answersFollowAnySequenceOfChanges() {
        SignGallery gallery = new SignGallery(64, 4);
        Random random = new Random(4);
        try (Index index = SignGallery.matcher(0).open(64)) {
            for (int step = 0; step < 40_000; step++) {
                long id = random.nextInt(9_000);
                // Grows past several blocks, then shrinks, then grows again.
                if (random.nextInt(10) < (step / 12_000 % 2 == 0 ? 9 : 2)) {
                    gallery.put(index, id, gallery.direction());
                } else {
                    gallery.remove(index, id);
                }
                if (step % 400 == 0) {
                    assertEquals(gallery.faces.size(), index.size());
                    float[] probe = gallery.direction();
                    gallery.assertHonest(probe, index.search(probe, 10));
                    gallery.faces.entrySet().stream()
                            .skip(random.nextInt(gallery.faces.size()))
                            .limit(20)
                            .forEach(face -> assertEquals(
                                    face.getKey(),
                                    index.search(face.getValue(), 1).get(0).faceId()));
                }
            }
        }
    }

    @Test
    void equalFacesComeBySmallerId() {
        SignGallery gallery = new SignGallery(128, 5);
        try (Index index = SignGallery.matcher(0).open(128)) {
            gallery.fill(index);
            float[] twin = gallery.direction();
            for (long id = 3 * SignGallery.FACES; id > 2 * SignGallery.FACES; id -= 2) {
                index.put(id, twin);
            }
            List<Long> found = index.search(twin, 30).stream().map(Hit::faceId).toList();
            assertEquals(
                    LongStream.range(0, 30)
                            .mapToObj(i -> 2L * SignGallery.FACES + 2 + 2 * i)
                            .toList(),
                    found);
        }
    }

    /** By the signs and by comparing every face. */
    @ParameterizedTest
    @ValueSource(ints = {0, Integer.MAX_VALUE})
    void compactValuesFindTheSameFaces(int exactBelow) {
        SignGallery gallery = new SignGallery(128, 11);
        try (Index full = SignGallery.matcher(exactBelow).open(128);
                Index compact =
                        SignGallery.matcher(exactBelow, Precision.COMPACT).open(128)) {
            List<float[]> probes = gallery.fill(full);
            gallery.faces.forEach(compact::put);
            List<List<Hit>> expected = full.search(probes, 10), found = compact.search(probes, 10);
            assertRecall(ids(expected), ids(found));
            double off = 0;
            for (int i = 0; i < probes.size(); i++) {
                gallery.assertHonest(probes.get(i), found.get(i));
                off = Math.max(
                        off,
                        Math.abs(found.get(i).get(0).cosine()
                                - expected.get(i).get(0).cosine()));
            }
            assertTrue(off > 0, "they are kept as exactly as the full ones");
        }
    }

    /** With a cosine that is the same for all, which two precisions do not agree on. */
    private static List<List<Hit>> ids(List<List<Hit>> all) {
        return all.stream()
                .map(hits -> hits.stream().map(hit -> new Hit(hit.faceId(), 1)).toList())
                .toList();
    }

    @Test
    void smallGalleriesAreComparedExactly() {
        SignGallery gallery = new SignGallery(32, 6);
        try (Index index = SignGallery.matcher(10_000).open(32)) {
            for (long id = 0; id < 9_000; id++) {
                gallery.put(index, id, gallery.direction());
            }
            // At once: a search of few rows would have many of their hits, but not all hits of all probes.
            List<float[]> probes = Stream.generate(gallery::direction).limit(50).toList();
            List<List<Hit>> found = index.search(probes, 10);
            for (int i = 0; i < probes.size(); i++) {
                assertEquals(
                        gallery.nearest(probes.get(i), 10).stream()
                                .map(Hit::faceId)
                                .toList(),
                        found.get(i).stream().map(Hit::faceId).toList());
            }
            assertEquals(SearchFigures.of(9_000).recall(1), index.figures().orElseThrow());
        }
    }

    @Test
    void closedIndexIsEmptyAndSaysSo() {
        Index index = SignGallery.matcher(0).open(2);
        index.put(1, new float[] {1, 0});
        index.close();
        index.close();
        assertEquals(0, index.size());
        assertThrows(IllegalStateException.class, () -> index.search(new float[] {1, 0}, 1));
        assertThrows(IllegalStateException.class, () -> index.put(2, new float[] {1, 0}));
    }
}
