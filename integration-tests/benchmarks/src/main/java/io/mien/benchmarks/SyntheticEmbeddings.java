package io.mien.benchmarks;

import java.util.Random;

/**
 * Made-up embeddings, each worked out from its number, so that a million of them need no memory.
 *
 * @param dimension their length
 * @param perPerson faces of each person; 1 for directions that have nothing to do with each other, the worst for a graph
 */
record SyntheticEmbeddings(int dimension, int perPerson) implements Vectors {
    /**
     * Length of what parts a face from its person's mean, which has length 1: two faces of one person have a cosine of .64 on
     * average, as ArcFace models have it, and those of two people of 0.
     */
    private static final float SPREAD = .75f;

    private static final long MEANS = 1L << 40;
    private static final long PROBES = 1L << 41;

    /** A face of the gallery. */
    @Override
    public float[] face(long number) {
        return perPerson == 1 ? direction(number) : face(number / perPerson, direction(number));
    }

    /** Another face of a person of the gallery; if nobody has two, any direction. */
    @Override
    public float[] probe(long number) {
        return perPerson == 1 ? direction(PROBES + number) : face(number / perPerson, direction(PROBES + number));
    }

    private float[] face(long person, float[] own) {
        float[] face = direction(MEANS + person);
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            face[i] += SPREAD * own[i];
            sum += face[i] * face[i];
        }
        for (int i = 0; i < dimension; i++) {
            face[i] /= (float) Math.sqrt(sum);
        }
        return face;
    }

    private float[] direction(long seed) {
        return BenchmarkMaterial.unit(new Random(seed * 0x9E3779B97F4A7C15L), dimension);
    }
}
