package io.mien.matcher.signs;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How many faces each step of a search keeps, and what that was measured to find.
 *
 * @param near share of the gallery, 0..1, whose signs are nearest to a probe's
 * @param compared share of the gallery that is compared exactly: those of the near ones whose difference weighs least
 * @param recall share of measured searches that find the nearest face so; empty if nothing was measured
 */
record ScanCalibration(double near, double compared, OptionalDouble recall) {
    /** Until it is measured: enough for faces of people with several, as measured on made-up galleries. */
    static final ScanCalibration SAFE = new ScanCalibration(1 / 16.0, 1 / 64.0, OptionalDouble.empty());

    /**
     * Of a larger share it is quicker to compare every face with one probe: one here, one there takes longer than one after the
     * other.
     */
    private static final double MOST_COMPARED = 1 / 8.0;

    /** Part of the time to compare every face that each further probe takes: those at once share the read. */
    private static final double FURTHER_PROBE = 1 / 5.0;

    /** However easy the searches were that were measured. */
    private static final int LEAST_COMPARED = 128;

    private static final int LEAST_NEAR = 256;
    private static final double LEAST_NEAR_SHARE = 1 / 1_000.0;

    /** Hits that a search may ask for without keeping more faces. */
    private static final int HITS = 10;

    /** Part of the hardest searches, by which the harder ones that were not met are estimated. */
    private static final double TAIL = .05;

    /** For what an estimate from a thousand searches may be wrong by. */
    private static final double MARGIN = 2;

    /**
     * How many of so many faces a search compares exactly; all of them if it is quicker.
     *
     * @param hits that the search asks for
     * @param probes that are searched for at once
     */
    int compared(int faces, int hits, int probes) {
        double needed = compared(faces, hits), most = MOST_COMPARED * (FURTHER_PROBE + (1 - FURTHER_PROBE) / probes);
        return needed > most * faces ? faces : (int) Math.ceil(needed);
    }

    private double compared(int faces, int hits) {
        return Math.max(LEAST_COMPARED, compared * faces) * more(hits);
    }

    /** How many of so many faces a search weighs, because their signs are nearest; no fewer than it compares. */
    int near(int faces, int hits) {
        double needed = Math.max(LEAST_NEAR, Math.max(near, LEAST_NEAR_SHARE) * faces) * more(hits);
        return (int) Math.min(faces, Math.ceil(Math.max(needed, compared(faces, hits))));
    }

    private static double more(int hits) {
        return Math.max(1, (double) hits / HITS);
    }

    /**
     * Finds the share that gives a recall.
     *
     * @param needed by each of some searches to find the nearest face: the share of the gallery that is as near as it
     * @param target recall, below 1
     */
    static double share(double[] needed, double target) {
        double[] hardestFirst = Arrays.stream(needed)
                .map(share -> -share)
                .sorted()
                .map(share -> -share)
                .toArray();
        int missed = (int) (hardestFirst.length * (1 - target));
        return Math.min(1, MARGIN * Math.max(hardestFirst[missed], estimated(hardestFirst, target)));
    }

    /** Weissman's estimate of a quantile beyond the sample, which takes the tail of the shares for one of a power law. */
    private static double estimated(double[] hardestFirst, double target) {
        int tail = Math.max(1, (int) (TAIL * hardestFirst.length));
        double exponent = 0;
        for (int i = 0; i < tail; i++) {
            exponent += Math.log(hardestFirst[i] / hardestFirst[tail - 1]) / tail;
        }
        double rarer = tail / (hardestFirst.length * (1 - target));
        return hardestFirst[tail - 1] * Math.pow(Math.max(1, rarer), exponent);
    }
}
