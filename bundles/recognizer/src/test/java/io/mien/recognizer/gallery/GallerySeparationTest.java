package io.mien.recognizer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.recognizer.fake.MemoryStore;
import io.mien.store.NewFace;
import io.mien.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GallerySeparationTest {
    private static final EmbeddingSpace OLD = space("old");
    private static final EmbeddingSpace NEW = space("new");

    private final MemoryStore store = new MemoryStore();
    private final GallerySeparation separation =
            new GallerySeparation(new GallerySeparation.Limits(100, 5, .9, .05, .1));

    private static EmbeddingSpace space(String name) {
        return new Hall().stages(Hall.eye(name)).space();
    }

    /** A person's axis and, beside it, what they all have in common and what is chance. */
    private static float[] values(int person, float common, float noise, long seed) {
        Random random = new Random(seed);
        float[] values = new float[Hall.DIMENSION];
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = common / 8 + noise * (float) random.nextGaussian() / 8 + (i == person ? 1 : 0);
            squares += values[i] * values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= (float) Math.sqrt(squares);
        }
        return values;
    }

    /** Each person has so many faces. */
    private void enroll(int people, int faces, float common, float noise) throws StoreException {
        for (int person = 0; person < people; person++) {
            for (int i = 0; i < faces; i++) {
                long seed = person * 100 + i;
                long id = store.add(List.of(new NewFace(
                                "p" + person, Optional.empty(), new Embedding(OLD, values(person, 0, .3f, seed)))))
                        .get(0);
                store.put(id, new Embedding(NEW, values(person, common, noise, seed)));
            }
        }
    }

    private Optional<String> fault() throws StoreException {
        return separation.fault(store, NEW, Optional.of(OLD));
    }

    @Test
    void aGoodModelPasses() throws StoreException {
        enroll(12, 3, .5f, .4f);
        assertEquals(Optional.empty(), fault());
    }

    @Test
    void peopleWhoAreAllAlikeAreFoundWithOneFaceEach() throws StoreException {
        enroll(8, 1, 9, .1f);
        assertTrue(fault().orElseThrow().contains("0.98"), fault().toString());
    }

    @Test
    void oneWhoIsNoMoreLikeThemselvesThanLikeOthersIsFound() throws StoreException {
        enroll(8, 3, 2, 40);
        String why = fault().orElseThrow();
        assertTrue(why.contains("24 pairs") && why.contains("within one person"), why);
    }

    @Test
    void aModelThatMistakesMoreThanTheOldOneIsFound() throws StoreException {
        enroll(12, 3, .5f, 4);
        String why = fault().orElseThrow();
        assertTrue(why.contains("of 36 faces") && why.contains("is somebody else's for 0, now for "), why);
        assertEquals(Optional.empty(), separation.fault(store, NEW, Optional.empty()), "nothing to compare with");
    }

    @Test
    void aSmallGalleryIsNotJudged() throws StoreException {
        enroll(4, 3, 9, 0);
        assertEquals(Optional.empty(), fault());
    }

    @Test
    void theSampleIsBounded() throws StoreException {
        enroll(60, 6, .5f, .4f);
        GallerySample sample = GallerySample.of(store, NEW, 100);
        assertEquals(25, sample.people());
        assertEquals(100, sample.rank().faces());
    }
}
