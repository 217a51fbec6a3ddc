package io.mien.modelkit.calibrate;

import java.util.Arrays;

/** Scores in ascending order; what share of them reaches a threshold. Immutable. */
public final class SortedScores {
    private final float[] sorted;

    /** @param scores in any order, 0..1 */
    public SortedScores(float[] scores) {
        sorted = scores.clone();
        Arrays.sort(sorted);
    }

    /** How many. */
    public int count() {
        return sorted.length;
    }

    /** The one that this many are above, or equal to it further up. */
    float fromTop(int number) {
        return sorted[sorted.length - 1 - number];
    }

    /** Share of those at or above a score, 0 without any scores: a recognizer accepts a hit at its threshold. */
    public double shareFrom(float score) {
        return sorted.length == 0 ? 0 : (double) countFrom(score) / sorted.length;
    }

    /** How many are at or above a score. */
    public int countFrom(float score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return sorted.length - low;
    }

    /** How many are at or above one score and below another. */
    int countBetween(float from, float below) {
        return countFrom(from) - countFrom(below);
    }
}
