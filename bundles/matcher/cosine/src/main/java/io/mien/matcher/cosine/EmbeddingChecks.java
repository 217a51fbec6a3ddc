package io.mien.matcher.cosine;

import java.util.List;

/** The checks of embeddings and cosines that every index makes. */
public final class EmbeddingChecks {
    private EmbeddingChecks() {}

    /**
     * Refuses values that no index can compare.
     *
     * @param name of the values, for the message
     * @param values of an embedding
     * @param dimension their number
     * @throws IllegalArgumentException if there are more or fewer, or one is not finite
     */
    public static void check(String name, float[] values, int dimension) {
        if (values.length != dimension) {
            throw new IllegalArgumentException(
                    name + " has " + values.length + " values, not the " + dimension + " of this index");
        }
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException(name + " has a value that is not finite");
            }
        }
    }

    /**
     * Refuses a search that no index of a dimension can answer.
     *
     * @throws IllegalArgumentException if it is for no hit, or a probe has another length or a value that is not finite
     */
    public static void check(List<float[]> probes, int k, int dimension) {
        if (k < 1) {
            throw new IllegalArgumentException("a search is for 1 hit or more, not " + k);
        }
        probes.forEach(probe -> check("the probe", probe, dimension));
    }

    /** Rounding takes the product of two unit vectors past 1, which no cosine is. */
    public static float cosine(float product) {
        return Math.max(-1, Math.min(1, product));
    }
}
