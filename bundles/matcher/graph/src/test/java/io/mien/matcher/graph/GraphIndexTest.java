package io.mien.matcher.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphIndexTest {
    private static final int FACES = 2_100;
    private static final int WIDTH = 32;
    private static final Settings BY_GRAPH = Trial.settings(WIDTH);
    private static final Settings BY_SCAN = Trial.settings(FACES);

    private final Random random = new Random(1);

    @Test
    void theGraphFindsNearlyAllOfTheNearestWithTheirExactCosines() {
        try (GraphIndex graph = new GraphIndex(Trial.DIMENSION, BY_GRAPH, Optional.empty());
                GraphIndex exact = new GraphIndex(Trial.DIMENSION, BY_SCAN, Optional.empty())) {
            for (long id = 0; id < FACES; id++) {
                float[] embedding = Trial.embedding(random, Trial.DIMENSION);
                graph.put(id, embedding);
                exact.put(id, embedding);
            }
            graph.settle();
            int found = 0;
            for (int i = 0; i < 100; i++) {
                float[] probe = Trial.embedding(random, Trial.DIMENSION);
                Set<Hit> right = new HashSet<>(exact.search(probe, 10));
                // Equal hits have the same face and the same bits of the cosine.
                right.retainAll(graph.search(probe, 10));
                found += right.size();
            }
            assertTrue(found >= 850, found + " of 1000");
            assertTrue(found < 1000, "random embeddings are never all found by the graph: was it asked?");
        }
    }

    @Test
    void everyFaceIsFoundAtOnceWhileTheGraphIsMade() {
        try (Index index = new GraphIndex(Trial.DIMENSION, BY_GRAPH, Optional.empty())) {
            for (long id = 0; id < FACES; id++) {
                float[] embedding = Trial.embedding(random, Trial.DIMENSION);
                index.put(id, embedding);
                Hit nearest = index.search(embedding, 1).get(0);
                assertEquals(id, nearest.faceId());
                assertEquals(1, nearest.cosine(), 1e-5f);
            }
        }
    }

    @Test
    void whatIsRemovedOrReplacedIsNotFoundAndItsPlaceIsUsedAgain() {
        Faces faces = new Faces(Trial.DIMENSION);
        float[][] embeddings = new float[FACES][];
        Upkeep upkeep = new Upkeep(Trial.DIMENSION, BY_GRAPH, faces, Optional.empty());
        for (int id = 0; id < FACES; id++) {
            embeddings[id] = Trial.embedding(random, Trial.DIMENSION);
            faces.put(id, embeddings[id]);
        }
        upkeep.settle();
        for (int id = 0; id < FACES; id += 3) {
            assertTrue(faces.remove(id));
            assertTrue(faces.put(id + 1, Trial.embedding(random, Trial.DIMENSION)));
        }
        upkeep.changed();
        upkeep.settle();
        Table table = faces.table();
        int slots = table.slots();
        // What was taken out is nowhere in memory.
        assertFalse(table.isTaken(0));
        assertArrayEquals(new float[Trial.DIMENSION], table.embedding(0));
        assertEquals(FACES - FACES / 3, table.size());
        for (int id = 0; id < FACES; id += 3) {
            faces.put(id, embeddings[id]);
        }
        assertTrue(faces.table().slots() < slots + FACES / 3, "no free place was used");
        upkeep.close(faces.close().orElseThrow(), new int[0]);
    }

    @Test
    void aReplacedFaceHasItsLastEmbeddingOnly() {
        try (GraphIndex index = new GraphIndex(Trial.DIMENSION, BY_GRAPH, Optional.empty())) {
            for (long id = 0; id < FACES; id++) {
                index.put(id, Trial.embedding(random, Trial.DIMENSION));
            }
            index.settle();
            for (long id = 0; id < FACES; id += 67) {
                float[] before = Trial.embedding(random, Trial.DIMENSION),
                        last = Trial.embedding(random, Trial.DIMENSION);
                index.put(id, before);
                index.settle();
                assertEquals(new Hit(id, 1), rounded(index.search(before, 1).get(0)));
                index.put(id, last);
                assertEquals(new Hit(id, 1), rounded(index.search(last, 1).get(0)));
                assertTrue(index.search(before, 1).get(0).cosine() < .9f);
                index.remove(id);
                assertTrue(index.search(last, 1).get(0).cosine() < .9f);
            }
        }
    }

    @Test
    void closingEndsTheMakingOfTheGraph() {
        GraphIndex index = new GraphIndex(256, BY_GRAPH, Optional.empty());
        for (long id = 0; id < 10_000; id++) {
            index.put(id, Trial.embedding(random, 256));
        }
        assertTimeoutPreemptively(Duration.ofSeconds(20), index::close);
        assertThrows(IllegalStateException.class, () -> index.search(new float[256], 1));
        assertThrows(IllegalStateException.class, () -> index.put(1, new float[256]));
        index.remove(1);
        assertEquals(0, index.size());
    }

    @Test
    void manyFacesOfOneEmbeddingComeById() {
        float[] same = Trial.embedding(random, Trial.DIMENSION);
        try (GraphIndex index = new GraphIndex(Trial.DIMENSION, BY_GRAPH, Optional.empty())) {
            for (long id = FACES; id > 0; id--) {
                index.put(id, id % 2 == 0 ? same : Trial.embedding(random, Trial.DIMENSION));
            }
            index.settle();
            List<Long> found = index.search(same, 5).stream().map(Hit::faceId).toList();
            assertEquals(List.of(2L, 4L, 6L, 8L, 10L), found);
        }
    }

    private static Hit rounded(Hit hit) {
        return new Hit(hit.faceId(), Math.round(hit.cosine() * 1e4f) / 1e4f);
    }
}
