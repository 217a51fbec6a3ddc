package io.mien.model;

import java.util.Objects;

/**
 * Which weights exactly: embeddings of two models with different ids are not comparable.
 *
 * @param name the model's name, without {@code @}
 * @param sha256 of the weights, 64 lower-case hexadecimal digits
 */
public record ModelId(String name, String sha256) {
    public ModelId {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
        if (name.isBlank() || name.indexOf('@') >= 0) {
            throw new IllegalArgumentException("a model's name is not blank and has no @: '" + name + "'");
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: '" + sha256 + "'");
        }
    }

    /** Reads what {@link #toString()} wrote. */
    public static ModelId parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("a model id is name@sha256, not '" + text + "'");
        }
        return new ModelId(text.substring(0, at), text.substring(at + 1));
    }

    /** {@code name@sha256}. */
    @Override
    public String toString() {
        return name + "@" + sha256;
    }
}
