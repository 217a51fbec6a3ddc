package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The right answers of an index, computed one face after the other in double. */
public final class ReferenceGallery {
    /** Between a cosine in float and the same in double. */
    static final float TOLERANCE = 2e-6f;

    private final Map<Long, float[]> faces = new TreeMap<>();

    void put(long faceId, float[] embedding) {
        faces.put(faceId, embedding.clone());
    }

    void remove(long faceId) {
        faces.remove(faceId);
    }

    Map<Long, float[]> faces() {
        return faces;
    }

    /** The nearest faces, best first; of equal ones the smaller id first. */
    List<Hit> search(float[] probe, int k) {
        return faces.entrySet().stream()
                .map(face -> new Hit(face.getKey(), (float) cosine(probe, face.getValue())))
                .sorted(Comparator.comparing(Hit::cosine).reversed().thenComparing(Hit::faceId))
                .limit(k)
                .toList();
    }

    /** Equal cosines may come in any order where rounding parts what is equal in double; ids are compared through them. */
    void assertAnswers(Index index, float[] probe, int k) {
        List<Hit> hits = index.search(probe, k), nearest = search(probe, k);
        assertEquals(nearest.size(), hits.size());
        assertEquals(hits.size(), hits.stream().map(Hit::faceId).distinct().count());
        for (int i = 0; i < hits.size(); i++) {
            Hit hit = hits.get(i);
            assertEquals(nearest.get(i).cosine(), hit.cosine(), TOLERANCE);
            assertTrue(faces.containsKey(hit.faceId()), "face " + hit.faceId() + " is not there");
            double cosine = cosine(probe, faces.get(hit.faceId()));
            assertEquals(cosine, hit.cosine(), TOLERANCE);
            assertTrue(i == 0 || hits.get(i - 1).cosine() >= hit.cosine());
        }
    }

    /** Of two embeddings of unit length. */
    public static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    /** An embedding of unit length in any direction. */
    static float[] embedding(Random random, int dimension) {
        double[] values = random.doubles(dimension, -1, 1).toArray();
        double norm = 0;
        for (double value : values) {
            norm += value * value;
        }
        float[] unit = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            unit[i] = (float) (values[i] / Math.sqrt(norm));
        }
        return unit;
    }
}
