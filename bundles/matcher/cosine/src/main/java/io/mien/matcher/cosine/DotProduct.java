package io.mien.matcher.cosine;

/** A dot product in an order of additions that is always the same, so that equal embeddings have equal products. */
public interface DotProduct {
    /** The product of {@code probe} with the values of {@code rows} from {@code at} on. */
    float of(float[] rows, int at, float[] probe);

    /**
     * The products of {@code probe} with rows that follow each other, each the same as {@link #of} gives.
     *
     * @param rows values of all rows
     * @param at where the first row begins
     * @param products written from its start on
     * @param count of rows
     */
    default void ofEach(float[] rows, int at, float[] probe, float[] products, int count) {
        for (int row = 0; row < count; row++) {
            products[row] = of(rows, at + row * probe.length, probe);
        }
    }
}
