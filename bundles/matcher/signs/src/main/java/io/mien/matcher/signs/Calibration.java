package io.mien.matcher.signs;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How many faces a search must compare exactly, and what that was measured to find.
 *
 * @param share of the gallery, 0..1, whose signs are nearest to a probe's
 * @param recall share of measured searches that find the nearest face so; empty if nothing was measured
 */
record Calibration(double share, OptionalDouble recall) {
    /** Until it is measured: enough for faces of people with several, as measured on made-up galleries. */
    static final Calibration SAFE = new Calibration(1 / 16.0, OptionalDouble.empty());

    /** Of a larger share it is quicker to compare every face: one here, one there takes longer than one after the other. */
    private static final double MOST_SHARE = 1 / 4.0;

    /** However easy the searches were that were measured. */
    private static final int LEAST_FACES = 256;

    private static final double LEAST_SHARE = 1 / 1_000.0;

    /** Hits that a search may ask for without comparing more faces. */
    private static final int HITS = 10;

    /** Part of the hardest searches, by which the harder ones that were not met are estimated. */
    private static final double TAIL = .05;

    /** For what an estimate from a thousand searches may be wrong by. */
    private static final double MARGIN = 2;

    /**
     * How many of so many faces a search compares exactly; all of them if it is quicker.
     *
     * @param hits that the search asks for
     */
    int compared(int faces, int hits) {
        double needed = Math.max(LEAST_FACES, Math.max(share, LEAST_SHARE) * faces) * Math.max(1, (double) hits / HITS);
        return needed > MOST_SHARE * faces ? faces : (int) Math.ceil(needed);
    }

    /**
     * Finds the share that gives a recall.
     *
     * @param needed by each of some searches to find the nearest face: the share of the gallery that is as near by its signs
     * @param target recall, below 1
     * @param faces in the gallery
     */
    static Calibration of(double[] needed, double target, int faces) {
        double[] hardestFirst = Arrays.stream(needed)
                .map(share -> -share)
                .sorted()
                .map(share -> -share)
                .toArray();
        int missed = (int) (hardestFirst.length * (1 - target));
        double share = Math.min(1, MARGIN * Math.max(hardestFirst[missed], estimated(hardestFirst, target)));
        Calibration unmeasured = new Calibration(share, OptionalDouble.empty());
        double compared = (double) unmeasured.compared(faces, 1) / faces;
        double found = Arrays.stream(needed).filter(n -> n <= compared).count();
        return new Calibration(share, OptionalDouble.of(found / needed.length));
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
