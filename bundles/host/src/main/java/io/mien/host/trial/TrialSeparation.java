package io.mien.host.trial;

import java.util.List;

/**
 * How well embeddings tell people apart: cosines of all pairs of one person against all pairs of two.
 *
 * @param same mean cosine of two pictures of one person
 * @param different mean cosine of two people
 * @param index sensitivity index d' of signal detection theory: the difference of the two means over the root of the mean of
 *     the two variances
 */
record TrialSeparation(double same, double different, double index) {
    /** @param embeddings unit length, {@link TrialPictures#CROPS_OF_ONE} of each person */
    static TrialSeparation of(List<float[]> embeddings) {
        Moments same = new Moments(), different = new Moments();
        for (int i = 0; i < embeddings.size(); i++) {
            for (int j = i + 1; j < embeddings.size(); j++) {
                boolean one = i / TrialPictures.CROPS_OF_ONE == j / TrialPictures.CROPS_OF_ONE;
                (one ? same : different).add(cosine(embeddings.get(i), embeddings.get(j)));
            }
        }
        double spread = Math.sqrt((same.variance() + different.variance()) / 2);
        return new TrialSeparation(same.mean(), different.mean(), (same.mean() - different.mean()) / spread);
    }

    /** Cosine of two vectors of unit length. */
    static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    /** The difference of the means. */
    double gap() {
        return same - different;
    }

    private static final class Moments {
        private int count;
        private double sum;
        private double squares;

        void add(double value) {
            count++;
            sum += value;
            squares += value * value;
        }

        double mean() {
            return sum / count;
        }

        double variance() {
            return Math.max(0, squares / count - mean() * mean());
        }
    }
}
