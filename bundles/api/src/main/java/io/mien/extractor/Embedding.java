package io.mien.extractor;

import java.util.Arrays;
import java.util.Optional;

/**
 * An embedding with the space it belongs to. Immutable: the values are copied in and out. {@link #toString()} shows no
 * values: an embedding is biometric data.
 */
public final class Embedding {
    private static final double UNIT_TOLERANCE = 1e-4;

    private final EmbeddingSpace space;
    private final float[] values;

    /**
     * @param space within which it may be compared
     * @param values of unit length
     */
    public Embedding(EmbeddingSpace space, float[] values) {
        this.space = space;
        this.values = values.clone();
    }

    /**
     * Values from elsewhere at unit length. Those that have it already keep every bit, so that a file that goes in and out again
     * is the same file.
     *
     * @return a copy; empty if the values are all zero, or one is not finite
     */
    public static Optional<float[]> unit(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        double length = Math.sqrt(squares);
        if (!(length > 0) || !Double.isFinite(length)) {
            return Optional.empty();
        }
        float[] unit = values.clone();
        for (int i = 0; i < unit.length && Math.abs(length - 1) > UNIT_TOLERANCE; i++) {
            unit[i] /= (float) length;
        }
        return Optional.of(unit);
    }

    /** The space within which it may be compared. */
    public EmbeddingSpace space() {
        return space;
    }

    /** A copy of the values. */
    public float[] values() {
        return values.clone();
    }

    /** How many values. */
    public int dimension() {
        return values.length;
    }

    /**
     * Cosine of the angle to {@code other}, -1..1.
     *
     * @throws EmbeddingMismatchException if the two belong to different spaces or differ in length
     */
    public float cosine(Embedding other) throws EmbeddingMismatchException {
        if (!space.equals(other.space)) {
            throw new EmbeddingMismatchException(space, other.space);
        }
        if (values.length != other.values.length) {
            throw new EmbeddingMismatchException(this + " cannot be compared with one of " + other.values.length);
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (double) values[i] * other.values[i];
        }
        return (float) Math.max(-1, Math.min(1, sum));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Embedding e && space.equals(e.space) && Arrays.equals(values, e.values);
    }

    @Override
    public int hashCode() {
        return 31 * space.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "embedding of " + values.length + " values in " + space;
    }
}
