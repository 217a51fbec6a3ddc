package io.mien.aligner;

/**
 * A way of cutting crops. Equal ids mean interchangeable crops: embeddings made through one may be compared with
 * embeddings made through the other.
 *
 * @param value such as {@code similarity-5}
 */
public record AlignmentId(String value) {
    /** Similarity transform of all five points, bilinear, black outside: what {@code opencv} and {@code plain} do. */
    public static final AlignmentId SIMILARITY = new AlignmentId("similarity-5");

    public AlignmentId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an alignment id is not blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
