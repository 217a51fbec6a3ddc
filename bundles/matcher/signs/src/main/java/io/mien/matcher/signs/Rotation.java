package io.mien.matcher.signs;

import java.util.Random;

/**
 * A random rotation, and the signs of what it gives. After it, each sign says as much about the direction of an embedding as
 * any other, however unequal the embedding's own values are. Two rounds of random signs and a Walsh-Hadamard transform: as good
 * as a random orthogonal matrix, in n log n. The same for each index of a dimension, so that equal galleries are searched
 * alike after a restart. Thread-safe.
 */
final class Rotation {
    private static final int LEAST_BITS = 64;
    private static final int ROUNDS = 2;
    private static final long SEED = 0x6D69656EL;

    private final int bits;
    /** 1 or -1 for each value, in each round. */
    private final float[][] flips;

    /** @param dimension of the embeddings; the next power of two is the number of bits */
    Rotation(int dimension) {
        bits = Math.max(LEAST_BITS, dimension == 1 ? 1 : Integer.highestOneBit(dimension - 1) << 1);
        flips = new float[ROUNDS][bits];
        Random random = new Random(SEED);
        for (float[] round : flips) {
            for (int i = 0; i < bits; i++) {
                round[i] = random.nextBoolean() ? 1 : -1;
            }
        }
    }

    int bits() {
        return bits;
    }

    /** Numbers of 32 bits that hold the signs of an embedding. */
    int words() {
        return bits / Integer.SIZE;
    }

    /** The signs of a rotated embedding, bit {@code i % 32} of word {@code i / 32} for value {@code i}. */
    int[] signs(float[] embedding) {
        float[] values = new float[bits];
        System.arraycopy(embedding, 0, values, 0, embedding.length);
        for (float[] round : flips) {
            for (int i = 0; i < bits; i++) {
                values[i] *= round[i];
            }
            transform(values);
        }
        int[] signs = new int[words()];
        for (int i = 0; i < bits; i++) {
            signs[i / Integer.SIZE] |= (values[i] < 0 ? 1 : 0) << i;
        }
        return signs;
    }

    /** The Walsh-Hadamard transform, in place and not normalized: signs have no length. */
    private static void transform(float[] values) {
        for (int half = 1; half < values.length; half *= 2) {
            for (int first = 0; first < values.length; first += 2 * half) {
                for (int i = first; i < first + half; i++) {
                    float a = values[i], b = values[i + half];
                    values[i] = a + b;
                    values[i + half] = a - b;
                }
            }
        }
    }
}
