package io.mien.matcher.signs;

import java.util.Arrays;

/** Rows whose signs are near to those of a probe, with the weight of what differs. For one thread. */
final class CandidateRows {
    private final int limit;
    private final int mostWeight;
    private int[] rows;
    private int[] weights;
    private int size;

    /**
     * @param limit number of differing signs up to which a row is near
     * @param mostWeight greatest weight that comes
     * @param expected number of rows, about
     */
    CandidateRows(int limit, int mostWeight, int expected) {
        this.limit = limit;
        this.rows = new int[expected + expected / 2];
        this.weights = new int[rows.length];
        this.mostWeight = mostWeight;
    }

    int limit() {
        return limit;
    }

    int size() {
        return size;
    }

    /** Takes the first {@code count} of some rows. */
    void add(int[] more, int[] theirWeights, int count) {
        if (size + count > rows.length) {
            int length = Math.max(2 * rows.length, size + count);
            rows = Arrays.copyOf(rows, length);
            weights = Arrays.copyOf(weights, length);
        }
        System.arraycopy(more, 0, rows, size, count);
        System.arraycopy(theirWeights, 0, weights, size, count);
        size += count;
    }

    /** How many rows have a weight or a lower one. */
    int within(int weight) {
        int within = 0;
        for (int i = 0; i < size; i++) {
            within += weights[i] <= weight ? 1 : 0;
        }
        return within;
    }

    /**
     * The rows of the lowest weights, in order: as many as wanted if there are so many, and all others of the last weight, so
     * that what is found does not depend on the order of rows.
     */
    int[] lightest(int wanted) {
        int most = weightOf(wanted), kept = 0;
        int[] lightest = new int[within(most)];
        for (int i = 0; i < size; i++) {
            if (weights[i] <= most) {
                lightest[kept++] = rows[i];
            }
        }
        Arrays.sort(lightest);
        return lightest;
    }

    /** The least weight that so many rows are within. */
    private int weightOf(int wanted) {
        int[] counts = new int[mostWeight + 1];
        for (int i = 0; i < size; i++) {
            counts[weights[i]]++;
        }
        int weight = 0;
        for (int within = counts[0]; within < wanted && weight < mostWeight; within += counts[weight]) {
            weight++;
        }
        return weight;
    }
}
