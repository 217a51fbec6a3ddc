package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.aligner.AlignmentId;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.store.FaceStore;
import io.mien.store.IllegalLabelException;
import io.mien.store.SpaceCount;
import io.mien.store.StoreException;
import io.mien.store.StoredFace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link FaceStore} promises of embeddings. */
public abstract class FaceStoreEmbeddingsContract extends FaceStoreFixture {
    @Test
    void anEmbeddingBelongsToItsSpace() throws MienException {
        EmbeddingSpace otherAlignment = new EmbeddingSpace(SPACE.model(), new AlignmentId("another alignment"));
        long id = store.add(List.of(face("Ann", 1))).get(0);
        assertTrue(store.put(id, embedding(OTHER, 2)));
        assertArrayEquals(embedding(SPACE, 1).values(), embeddings(SPACE).get(0).values());
        assertArrayEquals(embedding(OTHER, 2).values(), embeddings(OTHER).get(0).values());
        assertEquals(List.of(), embeddings(otherAlignment));
    }

    @Test
    void puttingReplacesTheEmbeddingOfTheSpace() throws MienException {
        long id = store.add(List.of(face("Ann", 1))).get(0);
        assertTrue(store.put(id, embedding(SPACE, 5)));
        reopen();
        assertEquals(1, embeddings(SPACE).size());
        assertArrayEquals(embedding(SPACE, 5).values(), embeddings(SPACE).get(0).values());
    }

    @Test
    void anEmbeddingOfARemovedFaceIsNotStored() throws MienException {
        long id = store.add(List.of(face("Ann", 1))).get(0);
        store.remove("Ann");
        assertFalse(store.put(id, embedding(SPACE, 2)));
        assertFalse(store.put(id + 1, embedding(OTHER, 2)));
        assertEquals(List.of(), embeddings(SPACE));
        assertEquals(List.of(), embeddings(OTHER));
    }

    @Test
    void facesWithoutAnEmbeddingAreFound() throws MienException {
        List<Long> ids =
                store.add(IntStream.range(0, 9).mapToObj(i -> face("p" + i, i)).toList());
        assertEquals(List.of(), store.without(SPACE));
        for (int i = 0; i < 9; i += 2) {
            store.put(ids.get(i), embedding(OTHER, i));
        }
        assertEquals(
                List.of(ids.get(1), ids.get(3), ids.get(5), ids.get(7)),
                store.without(OTHER).stream().map(StoredFace::id).toList());
        assertEquals(store.faces(), store.without(space("third")));
    }

    @Test
    void whatAConsumerThrowsReachesTheCallerAndTheStoreGoesOn() throws MienException {
        store.add(List.of(face("Ann", 1), face("Bob", 2)));
        RuntimeException thrown = new IllegalStateException("enough");
        assertEquals(
                thrown,
                assertThrows(
                        RuntimeException.class,
                        () -> store.embeddings(SPACE, each -> {
                            throw thrown;
                        })));
        assertEquals(2, embeddings(SPACE).size());
        store.add(List.of(face("Cid", 3)));
    }

    @Test
    void aConsumerMayUseTheStore() throws MienException {
        store.add(List.of(face("Ann", 1), face("Bob", 2)));
        List<Embedding> copies = new ArrayList<>();
        store.embeddings(SPACE, each -> {
            try {
                copies.add(new Embedding(OTHER, each.values()));
                assertTrue(store.put(each.faceId(), copies.get(copies.size() - 1)));
                store.add(List.of(face("Cid", each.faceId())));
                store.remove("Cid");
            } catch (StoreException | IllegalLabelException e) {
                throw new IllegalStateException(e);
            }
        });
        assertEquals(2, copies.size());
        assertEquals(2, embeddings(OTHER).size());
    }

    @Test
    void spacesAreCounted() throws MienException {
        assertEquals(List.of(), store.spaces());
        List<Long> ids = store.add(List.of(face("Ann", 1), face("Bob", 2)));
        store.put(ids.get(1), embedding(OTHER, 3));
        assertEquals(Set.of(new SpaceCount(SPACE, 2), new SpaceCount(OTHER, 1)), Set.copyOf(store.spaces()));
        store.remove("Bob");
        reopen();
        assertEquals(List.of(new SpaceCount(SPACE, 1)), store.spaces());
    }

    @Test
    void pruningTakesTheEmbeddingsOfOneSpaceAndNothingElse() throws MienException {
        List<Long> ids =
                store.add(IntStream.range(0, 20).mapToObj(i -> face("p" + i, i)).toList());
        for (long id : ids) {
            store.put(id, embedding(OTHER, id));
        }
        assertEquals(20, store.prune(SPACE));
        reopen();
        assertEquals(List.of(new SpaceCount(OTHER, 20)), store.spaces());
        assertEquals(List.of(), embeddings(SPACE));
        assertEquals(20, embeddings(OTHER).size());
        assertEquals(ids, store.without(SPACE).stream().map(StoredFace::id).toList());
        assertTrue(store.chip(ids.get(0)).isPresent());
        assertEquals(0, store.prune(SPACE));
        assertEquals(0, store.prune(space("third")));
    }

    @Test
    void aPrunedSpaceCanBeFilledAgain() throws MienException {
        long id = store.add(List.of(face("Ann", 1))).get(0);
        store.prune(SPACE);
        store.put(id, embedding(SPACE, 7));
        store.add(List.of(face("Bob", 2)));
        assertArrayEquals(embedding(SPACE, 7).values(), embeddings(SPACE).get(0).values());
        assertEquals(List.of(new SpaceCount(SPACE, 2)), store.spaces());
    }
}
