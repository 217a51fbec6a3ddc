package io.mien.conformance;

import io.mien.matcher.Hit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What an index has to answer, worked out one face after the other in double. */
final class ReferenceGallery {
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

    static double cosine(float[] one, float[] other) {
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
