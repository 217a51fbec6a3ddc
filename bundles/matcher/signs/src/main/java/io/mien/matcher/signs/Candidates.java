package io.mien.matcher.signs;

import java.util.Arrays;

/**
 * The rows with the least distances from a probe, while all rows pass by. It takes all rows of the greatest distance that it
 * takes any of, so that what is found does not depend on the order of rows. For one thread.
 */
final class Candidates {
    private final int wanted;
    /** How many rows of each distance up to {@link #most} were taken. */
    private final int[] counts;

    /** Greatest distance that is still taken. */
    private int most;
    /** Rows taken of distances up to {@link #most}. */
    private int within;

    private int[] rows;
    private short[] distances;
    private int size;

    /**
     * @param wanted least number of rows, if so many pass by
     * @param bits greatest distance
     * @param most greatest distance that is taken
     */
    Candidates(int wanted, int bits, int most) {
        this.wanted = wanted;
        this.most = most;
        this.counts = new int[bits + 1];
        this.rows = new int[wanted + SignCodes.BLOCK_ROWS];
        this.distances = new short[rows.length];
    }

    int most() {
        return most;
    }

    /** Takes a row unless as many nearer ones were taken. */
    void add(int row, int distance) {
        if (distance > most) {
            return;
        }
        if (size == rows.length) {
            makeRoom();
        }
        rows[size] = row;
        distances[size++] = (short) distance;
        counts[distance]++;
        within++;
        while (within - counts[most] >= wanted) {
            within -= counts[most--];
        }
    }

    /** Whether as many were taken as wanted. */
    boolean hasEnough() {
        return within >= wanted;
    }

    private void makeRoom() {
        drop();
        if (2 * size > rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
            distances = Arrays.copyOf(distances, rows.length);
        }
    }

    /** Drops what was taken before nearer rows passed by. */
    private void drop() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (distances[i] <= most) {
                rows[kept] = rows[i];
                distances[kept++] = distances[i];
            }
        }
        size = kept;
    }

    /** The rows, in order. */
    int[] rows() {
        drop();
        return Arrays.copyOf(rows, size);
    }
}
