package io.mien.modelkit.calibrate;

import io.mien.MienException;
import io.mien.command.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A calibration as text: what was measured, how the scores lie, and what other thresholds would do. */
public final class CalibrationReport {
    private static final double[] FARS = {.1, .01, .001, .0001, .00001};
    private static final double STEP = .05;
    private static final int STEPS = 20;
    private static final int BAR = 30;

    /** As many times the share asked for is worth a word. */
    private static final double MUCH = 2;

    private final ThresholdCalibration calibration;
    private final Comparisons comparisons;

    /** @param calibration what is reported */
    public CalibrationReport(ThresholdCalibration calibration) {
        this.calibration = calibration;
        this.comparisons = calibration.comparisons();
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(comparisons.faces() + " faces of " + comparisons.people() + " people: "
                + comparisons.different().count() + " pairs of different people, "
                + comparisons.same().count() + " of one person");
        lines.addAll(plot());
        lines.addAll(table());
        lines.add("most alike of different people: " + comparisons.closest());
        Threshold threshold = calibration.threshold();
        double named = comparisons.strangers().shareFrom(threshold.value());
        if (named > MUCH * calibration.far()) {
            lines.add("of strangers to a gallery of " + (comparisons.people() - 1) + " people " + percent(named)
                    + " would be given a name; without --pairs the share is that of these");
        }
        if (threshold.isRough()) {
            lines.add("rough: " + threshold.accepted() + " of " + threshold.of()
                    + " accepted, 30 are needed to trust the share; more pictures of more people help");
        }
        return lines;
    }

    private List<String> plot() {
        Table plot = new Table("  ").title("SCORE", "DIFFERENT PEOPLE", "ONE PERSON");
        boolean begun = false;
        for (int i = 0; i < STEPS; i++) {
            String different = bar(comparisons.different(), i);
            String same = bar(comparisons.same(), i);
            begun |= !different.isEmpty() || !same.isEmpty();
            if (begun) {
                plot.row(String.format(Locale.ROOT, "%.2f", i * STEP), different, same);
            }
        }
        return plot.lines();
    }

    /** A bar of the share of scores in a step; one that is not empty is seen. */
    private static String bar(SortedScores scores, int step) {
        float above = step == STEPS - 1 ? Float.MAX_VALUE : (float) ((step + 1) * STEP);
        int count = scores.countBetween((float) (step * STEP), above);
        return "#".repeat((int) Math.ceil((double) BAR * count / Math.max(1, scores.count())));
    }

    private List<String> table() {
        Table table = new Table("  ").title("THRESHOLD", "FAR", "FRR", "STRANGERS NAMED", "");
        row(table, calibration.threshold(), "<- taken");
        for (double far : FARS) {
            try {
                row(table, ThresholdCalibration.threshold(comparisons, far, calibration.gallery()), "");
            } catch (MienException e) {
                // Fewer than it takes to measure this share: nothing is said of it.
                break;
            }
        }
        return table.lines();
    }

    private void row(Table table, Threshold threshold, String remark) {
        float value = threshold.value();
        String frr = comparisons.same().count() == 0 ? "-" : percent(ThresholdCalibration.frr(comparisons, threshold));
        table.row(
                String.format(Locale.ROOT, "%.4f", value),
                percent(comparisons.different().shareFrom(value)),
                frr,
                percent(comparisons.strangers().shareFrom(value)),
                remark);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3g %%", share * 100).replace("0.00 %", "0 %");
    }
}
