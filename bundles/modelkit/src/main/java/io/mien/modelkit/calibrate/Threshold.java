package io.mien.modelkit.calibrate;

import io.mien.MienException;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * The least threshold at which no more than a given share of comparisons of different people is accepted.
 *
 * <p>It is exact: of {@code n} such comparisons {@code k = floor(far n)} may be accepted, so the threshold lies just above the
 * score that is {@code k + 1} from the top; it is rounded up to the four digits that are written down. A share below {@code 1/n}
 * cannot be measured on {@code n} comparisons and is refused. By the rule of 30 (Doddington et al., "The NIST speaker
 * recognition evaluation", Speech Communication 31, 2000) the true share is with 90 % confidence within 30 % of the measured one
 * where at least 30 were accepted; with fewer the threshold is marked as rough. The comparisons share faces and are not
 * independent, so that both are lower limits. FAR and FRR are counted as ISO/IEC 19795-1 has FMR and FNMR.
 *
 * @param value the score, 0..1
 * @param accepted comparisons of different people that it accepts
 * @param of so many
 */
public record Threshold(float value, int accepted, int of) {
    private static final double DIGITS = 1e4;
    private static final int RULE_OF_30 = 30;
    private static final double ROUNDING = 1e-9;

    /**
     * Finds the threshold.
     *
     * @param different scores of different people
     * @param far share of them that may be accepted, above 0 and below 1
     * @param what is counted, in the plural, for errors
     * @throws MienException if there are too few of them, saying how many it takes; or if no threshold tells them from equal
     *     pictures
     */
    static Threshold at(SortedScores different, double far, String what) throws MienException {
        int count = different.count();
        int allowed = (int) Math.floor(far * count + ROUNDING);
        if (allowed < 1) {
            throw new MienException(String.format(
                    Locale.ROOT,
                    "FAR %s cannot be measured on %d %s: it takes %.0f at least, and with these none below %.2g can be told",
                    number(far),
                    count,
                    what,
                    Math.ceil(1 / far),
                    1. / count));
        }
        float value = above(different.fromTop(allowed));
        if (value > 1) {
            throw new MienException("more than " + allowed + " of " + count + " " + what
                    + " have equal faces: the same pictures under several names");
        }
        return new Threshold(value, different.countFrom(value), count);
    }

    /** The next number of four digits above a score, also if that number and the score are the same as {@code float}. */
    private static float above(float score) {
        double steps = Math.floor(score * DIGITS) + 1;
        float next = (float) (steps / DIGITS);
        return next > score ? next : (float) ((steps + 1) / DIGITS);
    }

    /** Whether fewer were accepted than a share can be trusted on. */
    public boolean isRough() {
        return accepted < RULE_OF_30;
    }

    /** Share that it accepts. */
    public double far() {
        return (double) accepted / of;
    }

    /** A share or a score, without zeros at its end. */
    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
