package io.mien.extractor;

/** The score that people see: .5 + .5 cosine, as MaixPy shows it. */
public final class Score {
    private Score() {}

    /** The score of a cosine of -1..1, 0..1. */
    public static float ofCosine(float cosine) {
        return .5f + .5f * cosine;
    }

    /** The cosine of a score. */
    public static float toCosine(float score) {
        return 2 * score - 1;
    }
}
