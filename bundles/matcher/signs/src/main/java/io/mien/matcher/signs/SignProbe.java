package io.mien.matcher.signs;

import java.util.Arrays;

/**
 * A rotated probe, as the signs of rows are compared with it: first all of them by the number of signs that differ where the
 * probe's own value is not small, then the nearest by the sum of the probe's magnitudes where they differ, which orders them
 * almost as their cosines do. The loops are such that the JVM compiles them to vector instructions, with or without the
 * Vector API. Thread-safe.
 */
final class SignProbe {
    /** Words that a loop takes at a time: their number is a multiple of it. */
    static final int WORDS = 4;

    /** Bits of a magnitude. More of them order no better. */
    private static final int PLANES = 4;

    private static final int MOST = (1 << PLANES) - 1;

    /**
     * Part of the root mean square below which the sign of a value is not counted. For values of a normal distribution, what
     * is counted then goes with the cosine most closely: .90 for .80 if all signs count.
     */
    private static final double SMALL = .61;

    private final int[] signs;
    /** Bits of the signs that count, by word. */
    private final int[] counted;
    /** By bit of the magnitudes and word. */
    private final int[][] planes;

    SignProbe(float[] rotated) {
        signs = Rotation.ofRotated(rotated);
        counted = new int[signs.length];
        planes = new int[PLANES][signs.length];
        float largest = Float.MIN_NORMAL;
        double squares = 0;
        for (float value : rotated) {
            largest = Math.max(largest, Math.abs(value));
            squares += (double) value * value;
        }
        double small = SMALL * Math.sqrt(squares / rotated.length);
        for (int i = 0; i < rotated.length; i++) {
            counted[i / Integer.SIZE] |= (Math.abs(rotated[i]) >= small ? 1 : 0) << i;
            int magnitude = Math.round(Math.abs(rotated[i]) / largest * MOST);
            for (int plane = 0; plane < PLANES; plane++) {
                planes[plane][i / Integer.SIZE] |= (magnitude >>> plane & 1) << i;
            }
        }
    }

    /** Greatest number of signs that differ. */
    int bits() {
        return signs.length * Integer.SIZE;
    }

    /** Greatest weight. */
    int mostWeight() {
        return bits() * MOST;
    }

    /**
     * How many of the signs that count differ in each row.
     *
     * @param words of the rows, by word and row
     * @param differing written for the first {@code count} rows
     */
    void differing(int[][] words, int count, int[] differing) {
        differing(words, signs.length, count, differing);
    }

    private void differing(int[][] words, int end, int count, int[] differing) {
        Arrays.fill(differing, 0, count, 0);
        for (int w = 0; w < end; w += WORDS) {
            addDiffering(words[w], words[w + 1], words[w + 2], words[w + 3], w, count, differing);
        }
    }

    private void addDiffering(int[] a, int[] b, int[] c, int[] d, int w, int count, int[] differing) {
        int signsA = signs[w], signsB = signs[w + 1], signsC = signs[w + 2], signsD = signs[w + 3];
        int countA = counted[w], countB = counted[w + 1], countC = counted[w + 2], countD = counted[w + 3];
        for (int i = 0; i < count; i++) {
            differing[i] += Integer.bitCount((a[i] ^ signsA) & countA)
                    + Integer.bitCount((b[i] ^ signsB) & countB)
                    + Integer.bitCount((c[i] ^ signsC) & countC)
                    + Integer.bitCount((d[i] ^ signsD) & countD);
        }
    }

    /**
     * Sets a bit for each row of which fewer signs than a limit differ.
     *
     * @param words of the rows, by word and row
     * @param bit of a number in {@code near}
     * @param near a number for each row
     * @param scratch as long as {@code near}, all zeros; of no meaning afterward if there are more words than {@link #WORDS}
     */
    void mark(int[][] words, int limit, int bit, int[] near, int[] scratch) {
        int last = signs.length - WORDS;
        if (last > 0) {
            differing(words, last, near.length, scratch);
        }
        mark(words[last], words[last + 1], words[last + 2], words[last + 3], last, limit, bit, near, scratch);
    }

    /** Counts the last words and compares at once: what is not written need not be read again. */
    private void mark(int[] a, int[] b, int[] c, int[] d, int w, int limit, int bit, int[] near, int[] before) {
        int signsA = signs[w], signsB = signs[w + 1], signsC = signs[w + 2], signsD = signs[w + 3];
        int countA = counted[w], countB = counted[w + 1], countC = counted[w + 2], countD = counted[w + 3];
        for (int i = 0; i < near.length; i++) {
            int differing = before[i]
                    + Integer.bitCount((a[i] ^ signsA) & countA)
                    + Integer.bitCount((b[i] ^ signsB) & countB)
                    + Integer.bitCount((c[i] ^ signsC) & countC)
                    + Integer.bitCount((d[i] ^ signsD) & countD);
            near[i] |= differing - limit >> Integer.SIZE - 1 & bit;
        }
    }

    /**
     * The sum of the probe's magnitudes where the signs of each row differ.
     *
     * @param words of the rows, by word and row
     * @param weights written for the first {@code count} rows
     */
    void weights(int[][] words, int count, int[] weights) {
        Arrays.fill(weights, 0, count, 0);
        for (int word = 0; word < signs.length; word++) {
            addWeights(words[word], word, count, weights);
        }
    }

    private void addWeights(int[] words, int word, int count, int[] weights) {
        int own = signs[word];
        int ones = planes[0][word], twos = planes[1][word], fours = planes[2][word], eights = planes[3][word];
        for (int i = 0; i < count; i++) {
            int differ = words[i] ^ own;
            weights[i] += Integer.bitCount(differ & ones)
                    + (Integer.bitCount(differ & twos) << 1)
                    + (Integer.bitCount(differ & fours) << 2)
                    + (Integer.bitCount(differ & eights) << 3);
        }
    }

    /** How many of the signs that count differ. */
    int differing(int[] other) {
        int[] differing = new int[1];
        differing(oneRow(other), 1, differing);
        return differing[0];
    }

    /** The sum of the magnitudes where signs differ. */
    int weight(int[] other) {
        int[] weight = new int[1];
        weights(oneRow(other), 1, weight);
        return weight[0];
    }

    private static int[][] oneRow(int[] signs) {
        return Arrays.stream(signs).mapToObj(word -> new int[] {word}).toArray(int[][]::new);
    }
}
