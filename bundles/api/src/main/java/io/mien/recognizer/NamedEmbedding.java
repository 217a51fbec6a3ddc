package io.mien.recognizer;

import java.util.Arrays;
import java.util.Objects;

/**
 * One face of a {@code faces.bin}. {@link #toString()} shows no values.
 *
 * @param name of the person
 * @param values as in the file; not copied
 */
public record NamedEmbedding(String name, float[] values) {
    public NamedEmbedding {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(values, "values");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamedEmbedding e && name.equals(e.name) && Arrays.equals(values, e.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return name + ", " + values.length + " values";
    }
}
