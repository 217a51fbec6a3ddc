package io.mien.modelkit.calibrate;

import io.mien.MienException;
import java.util.Locale;

/**
 * A threshold, and what it was measured on.
 *
 * @param comparisons all of them
 * @param far share that was asked for
 * @param gallery whether it is the share of strangers who are given a name by a gallery, instead of that of pairs
 * @param threshold what came of it
 */
public record ThresholdCalibration(Comparisons comparisons, double far, boolean gallery, Threshold threshold) {
    private static final double PERCENT = 100;

    /** Finds the threshold; see {@link Threshold}. */
    public static ThresholdCalibration of(Comparisons comparisons, double far, boolean gallery) throws MienException {
        return new ThresholdCalibration(comparisons, far, gallery, threshold(comparisons, far, gallery));
    }

    static Threshold threshold(Comparisons comparisons, double far, boolean gallery) throws MienException {
        return gallery
                ? Threshold.at(comparisons.strangers(), far, "strangers")
                : Threshold.at(comparisons.different(), far, "pairs of different people");
    }

    /** Share of pairs of one person that the threshold refuses. */
    static double frr(Comparisons comparisons, Threshold threshold) {
        return 1 - comparisons.same().shareFrom(threshold.value());
    }

    /** The threshold as it is written down. */
    public String text() {
        return String.format(Locale.ROOT, "%.4f", threshold.value());
    }

    /** The remark in a description about the origin of its threshold. */
    public String remark() {
        String base = gallery
                ? threshold.of() + " strangers to " + (comparisons.people() - 1) + " people with one picture each"
                : threshold.of() + " pairs of different people";
        return String.format(
                Locale.ROOT,
                "score = .5 + .5 cos at FAR %s %% of %s; %d faces of %d people",
                Threshold.number(far * PERCENT),
                base,
                comparisons.faces(),
                comparisons.people());
    }
}
