package io.mien.matcher.signs;

import java.util.Random;

/**
 * A random rotation, and the signs of what it gives. After it, each sign says as much about the direction of an embedding as
 * any other, however unequal the embedding's own values are. Two rounds of random signs and a Walsh-Hadamard transform: as good
 * as a random orthogonal matrix, in n log n. The same for each index of a seed and a dimension, so that equal galleries are
 * searched alike after a restart. Thread-safe.
 */
final class Rotation {
    /** A multiple of {@link SignProbe#WORDS} words. A short embedding gets more signs than it has values. */
    private static final int LEAST_BITS = 128;

    private static final int ROUNDS = 2;

    private final int bits;
    /** 1 or -1 for each value, in each round. */
    private final float[][] flips;

    /** @param dimension of the embeddings; the next power of two is the number of bits */
    Rotation(int dimension, long seed) {
        bits = Math.max(LEAST_BITS, dimension == 1 ? 1 : Integer.highestOneBit(dimension - 1) << 1);
        flips = new float[ROUNDS][bits];
        Random random = new Random(seed);
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

    /** The embedding after the rotation, in some other length. */
    float[] rotated(float[] embedding) {
        float[] values = new float[bits];
        System.arraycopy(embedding, 0, values, 0, embedding.length);
        for (float[] round : flips) {
            for (int i = 0; i < bits; i++) {
                values[i] *= round[i];
            }
            transform(values);
        }
        return values;
    }

    /** The signs of a rotated embedding. */
    int[] signs(float[] embedding) {
        return ofRotated(rotated(embedding));
    }

    /** The signs of values, bit {@code i % 32} of word {@code i / 32} for value {@code i}; 1 for a negative one. */
    static int[] ofRotated(float[] values) {
        int[] signs = new int[values.length / Integer.SIZE];
        for (int word = 0; word < signs.length; word++) {
            int bits = 0;
            for (int i = 0; i < Integer.SIZE; i++) {
                bits |= Float.floatToRawIntBits(values[word * Integer.SIZE + i]) >>> 31 << i;
            }
            signs[word] = bits;
        }
        return signs;
    }

    /**
     * The Walsh-Hadamard transform, in place and not normalized: signs have no length. Two steps at a time, so that each value
     * is read and written half as often.
     */
    private static void transform(float[] values) {
        int step = 1;
        if (Integer.numberOfTrailingZeros(values.length) % 2 == 1) {
            pairs(values);
            step = 2;
        }
        for (; step < values.length; step *= 4) {
            for (int first = 0; first < values.length; first += 4 * step) {
                fours(values, first, step);
            }
        }
    }

    private static void pairs(float[] values) {
        for (int i = 0; i < values.length; i += 2) {
            float a = values[i], b = values[i + 1];
            values[i] = a + b;
            values[i + 1] = a - b;
        }
    }

    private static void fours(float[] values, int first, int step) {
        for (int i = first; i < first + step; i++) {
            float a = values[i], b = values[i + step], c = values[i + 2 * step], d = values[i + 3 * step];
            float sumAb = a + b, sumCd = c + d, lessAb = a - b, lessCd = c - d;
            values[i] = sumAb + sumCd;
            values[i + step] = lessAb + lessCd;
            values[i + 2 * step] = sumAb - sumCd;
            values[i + 3 * step] = lessAb - lessCd;
        }
    }
}
