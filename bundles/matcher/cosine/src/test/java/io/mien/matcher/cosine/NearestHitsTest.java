package io.mien.matcher.cosine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.matcher.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearestHitsTest {
    private static final Comparator<Hit> BEST_FIRST =
            Comparator.comparing(Hit::cosine).reversed().thenComparing(Hit::faceId);

    @Test
    void keepsTheBestOfAnyOrder() {
        Random random = new Random(1);
        for (int round = 0; round < 2000; round++) {
            int offered = random.nextInt(60), capacity = random.nextInt(40);
            NearestHits nearest = new NearestHits(capacity);
            List<Hit> hits = new ArrayList<>();
            for (long id = 0; id < offered; id++) {
                // Few different cosines: many are equal.
                Hit hit = new Hit(random.nextInt(1000) * 100L + id, random.nextInt(10) / 10f);
                hits.add(hit);
                nearest.offer(hit.faceId(), hit.cosine());
            }
            assertEquals(hits.stream().sorted(BEST_FIRST).limit(capacity).toList(), nearest.bestFirst());
        }
    }
}
