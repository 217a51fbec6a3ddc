package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import io.mien.matcher.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Matcher} that searches exactly keeps while faces come and go: a search sees each face wholly or not at
 * all, and a face that nobody touches is seen by every search.
 */
public abstract class MatcherConcurrencyContract {
    private static final int DIMENSION = 96;
    /** Even faces stay as they are, odd ones come, change and go. */
    private static final int FACES = 1_200;

    private static final int CHANGES = 8_000;
    private static final float TOLERANCE = 1e-5f;

    private final float[][] first = embeddings(1);
    private final float[][] second = embeddings(2);

    /** The matcher under test, ready to use. */
    protected abstract Matcher matcher();

    private static float[][] embeddings(long seed) {
        Random random = new Random(seed);
        float[][] embeddings = new float[FACES][];
        for (int i = 0; i < FACES; i++) {
            embeddings[i] = ReferenceGallery.embedding(random, DIMENSION);
        }
        return embeddings;
    }

    @Test
    void searchSeesEachFaceWhollyOrNotAtAll() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try (Index index = matcher().open(DIMENSION)) {
            for (int id = 0; id < FACES; id++) {
                index.put(id, first[id]);
            }
            List<Future<Long>> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                long seed = i;
                readers.add(threads.submit(() -> read(index, new Random(seed), writing)));
            }
            // Two writers with faces of their own.
            Future<?> one = threads.submit(() -> change(1, index::put, index::remove));
            Future<?> other = threads.submit(() -> change(3, index::put, index::remove));
            one.get(60, TimeUnit.SECONDS);
            other.get(60, TimeUnit.SECONDS);
            writing.set(false);
            for (Future<Long> reader : readers) {
                assertTrue(reader.get(60, TimeUnit.SECONDS) > 0);
            }
            assertHolds(index);
        } finally {
            writing.set(false);
            threads.shutdownNow();
        }
    }

    private long read(Index index, Random random, AtomicBoolean writing) {
        long searches = 0;
        do {
            float[] probe = ReferenceGallery.embedding(random, DIMENSION);
            List<Hit> hits = index.search(probe, FACES);
            Map<Long, Float> cosines = hits.stream().collect(Collectors.toMap(Hit::faceId, Hit::cosine));
            cosines.forEach((id, cosine) -> assertWhole(probe, id.intValue(), cosine));
            for (long id = 0; id < FACES; id += 2) {
                assertTrue(cosines.containsKey(id), "face " + id + " was not seen");
            }
            searches++;
        } while (writing.get());
        return searches;
    }

    private void assertWhole(float[] probe, int id, float cosine) {
        double one = ReferenceGallery.cosine(probe, first[id]), other = ReferenceGallery.cosine(probe, second[id]);
        boolean stays = id % 2 == 0;
        assertTrue(
                Math.abs(cosine - one) < TOLERANCE || !stays && Math.abs(cosine - other) < TOLERANCE,
                () -> "face " + id + " was seen with cosine " + cosine + ", not " + one + " or " + other);
    }

    /** Changes faces of the form 4 n + {@code remainder}, the same way each time. */
    private void change(int remainder, BiConsumer<Long, float[]> put, Consumer<Long> remove) {
        Random random = new Random(remainder);
        for (int i = 0; i < CHANGES; i++) {
            int id = 4 * random.nextInt(FACES / 4) + remainder;
            switch (random.nextInt(3)) {
                case 0 -> remove.accept((long) id);
                case 1 -> put.accept((long) id, first[id]);
                default -> put.accept((long) id, second[id]);
            }
        }
    }

    /** After all writers: every face by its last embedding. */
    private void assertHolds(Index index) {
        ReferenceGallery expected = new ReferenceGallery();
        for (int id = 0; id < FACES; id++) {
            expected.put(id, first[id]);
        }
        change(1, expected::put, expected::remove);
        change(3, expected::put, expected::remove);
        assertEquals(expected.faces().size(), index.size());
        for (Map.Entry<Long, float[]> face : expected.faces().entrySet()) {
            Hit nearest = index.search(face.getValue(), 1).get(0);
            assertEquals(face.getKey(), nearest.faceId());
            assertEquals(1, nearest.cosine(), TOLERANCE);
        }
    }
}
