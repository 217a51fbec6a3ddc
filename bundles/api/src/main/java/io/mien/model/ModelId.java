package io.mien.model;

import java.util.Objects;

/**
 * Which weights exactly: embeddings of two models with different ids are not comparable.
 *
 * @param name the model's name, without {@code @}
 * @param sha256 of the weights, 64 lower-case hexadecimal digits
 */
public record ModelId(String name, String sha256) {
    private static final char SEPARATOR = '@';
    private static final int BRIEF = 12;

    public ModelId {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
        if (name.isBlank() || name.indexOf(SEPARATOR) >= 0) {
            throw new IllegalArgumentException("a model's name is not blank and has no @: '" + name + "'");
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: '" + sha256 + "'");
        }
    }

    /** Reads what {@link #toString()} wrote. */
    public static ModelId parse(String text) {
        int at = text.indexOf(SEPARATOR);
        if (at < 0) {
            throw new IllegalArgumentException("a model id is name@sha256, not '" + text + "'");
        }
        return new ModelId(text.substring(0, at), text.substring(at + 1));
    }

    /** For people: the name with the first 12 digits. */
    public String brief() {
        return text(name, sha256.substring(0, BRIEF));
    }

    /** {@code name@sha256}. */
    @Override
    public String toString() {
        return text(name, sha256);
    }

    private static String text(String name, String digest) {
        return name + SEPARATOR + digest;
    }
}
