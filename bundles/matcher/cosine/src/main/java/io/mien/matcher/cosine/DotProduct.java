package io.mien.matcher.cosine;

/** A dot product in an order of additions that is always the same, so that equal embeddings have equal products. */
public interface DotProduct {
    /** The product of {@code probe} with the values of {@code rows} from {@code at} on. */
    float of(float[] rows, int at, float[] probe);
}
