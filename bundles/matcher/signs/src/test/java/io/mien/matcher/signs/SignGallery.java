package io.mien.matcher.signs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import io.mien.matcher.Matcher;
import io.mien.matcher.SearchFigures;
import io.mien.matcher.cosine.DotProducts;
import io.mien.matcher.cosine.Precision;
import io.mien.support.testing.Await;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Made-up faces for tests, and what an index of them has to answer, one face after the other. */
final class SignGallery {
    static final int FACES = 8_000;
    static final int PERSON = 8;
    static final float SPREAD = .75f;

    private static final float TOLERANCE = 1e-5f;

    final int dimension;
    final Map<Long, float[]> faces = new TreeMap<>();
    private final Random random;

    SignGallery(int dimension, long seed) {
        this.dimension = dimension;
        this.random = new Random(seed);
    }

    static Matcher matcher(int exactBelow) {
        return matcher(exactBelow, Precision.FULL);
    }

    static Matcher matcher(int exactBelow, Precision precision) {
        return new SignMatcher(new SignSettings(exactBelow, .999, precision, new DotProducts(900)));
    }

    float[] direction() {
        float[] values = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return unit(values);
    }

    /** A direction that has a cosine of about .8 with another at {@code spread} .75: two of them have .64. */
    float[] near(float[] mean, float spread) {
        float[] own = direction();
        for (int i = 0; i < dimension; i++) {
            own[i] = mean[i] + spread * own[i];
        }
        return unit(own);
    }

    static float[] unit(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= (float) Math.sqrt(sum);
        }
        return values;
    }

    void put(Index index, long id, float[] face) {
        index.put(id, face);
        faces.put(id, face);
    }

    /** Eight faces of each person, and a probe of every fortieth face's person. */
    List<float[]> fill(Index index) {
        List<float[]> probes = new ArrayList<>();
        for (long id = 0; id < FACES; id += PERSON) {
            float[] mean = direction();
            for (int i = 0; i < PERSON; i++) {
                put(index, id + i, near(mean, SPREAD));
            }
            if (id % 40 == 0) {
                probes.add(near(mean, SPREAD));
            }
        }
        return probes;
    }

    void remove(Index index, long id) {
        index.remove(id);
        faces.remove(id);
    }

    List<Hit> nearest(float[] probe, int k) {
        return faces.entrySet().stream()
                .map(face -> new Hit(face.getKey(), cosine(probe, face.getValue())))
                .sorted(Comparator.comparing(Hit::cosine).reversed().thenComparing(Hit::faceId))
                .limit(k)
                .toList();
    }

    static float cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return (float) sum;
    }

    /** Every hit is a face of the gallery with its exact cosine, best first and none twice. */
    void assertHonest(float[] probe, List<Hit> hits) {
        for (int i = 0; i < hits.size(); i++) {
            Hit hit = hits.get(i);
            assertTrue(faces.containsKey(hit.faceId()), "face " + hit.faceId() + " was removed");
            float cosine = cosine(probe, faces.get(hit.faceId()));
            assertTrue(Math.abs(cosine - hit.cosine()) < TOLERANCE, hit + " has the cosine " + cosine);
            assertTrue(i == 0 || hits.get(i - 1).cosine() >= hit.cosine(), () -> hits + " are not in order");
        }
        assertTrue(hits.stream().map(Hit::faceId).distinct().count() == hits.size(), () -> hits + " are not distinct");
    }

    /** Share of the probes whose nearest face is found. */
    double recall(Index index, List<float[]> probes) {
        List<List<Hit>> all = index.search(probes, 10);
        int found = 0;
        for (int i = 0; i < probes.size(); i++) {
            assertHonest(probes.get(i), all.get(i));
            found += all.get(i).get(0).faceId()
                            == nearest(probes.get(i), 1).get(0).faceId()
                    ? 1
                    : 0;
        }
        return (double) found / probes.size();
    }

    /** Waits until the index has measured how many faces it must compare. */
    SearchFigures calibrated(Index index) {
        index.search(direction(), 1);
        Await.until("calibrated", () -> index.figures().orElseThrow().recall().isPresent());
        return index.figures().orElseThrow();
    }
}
