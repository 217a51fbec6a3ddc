package io.mien.model;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A declaration that embeddings may be compared with those of another model, as between the float weights and what a compiler
 * made of them. It holds for exactly these weights of the other model, not for others of the same name.
 *
 * @param model the model with the comparable embeddings
 * @param cosine mean cosine of the two models' embeddings of a face, -1..1, if it was measured; it is shown and decides
 *     nothing
 */
public record Equivalence(ModelId model, OptionalDouble cosine) {
    private static final Pattern FORM = Pattern.compile("(\\S+?)(?:[\\s,;]+cosine\\s+([-+.\\d]+).*)?");

    public Equivalence {
        Objects.requireNonNull(model, "model");
        if (cosine.isPresent() && !(Math.abs(cosine.getAsDouble()) <= 1)) {
            throw new IllegalArgumentException("a cosine is in -1..1, not " + cosine.getAsDouble());
        }
    }

    /**
     * Reads {@code name@sha256}, or {@code name@sha256, cosine .993}; what follows the cosine is a remark.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Equivalence parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("an equivalence is name@sha256, cosine C, not '" + text + "'");
        }
        OptionalDouble cosine =
                form.group(2) == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(form.group(2)));
        return new Equivalence(ModelId.parse(form.group(1)), cosine);
    }
}
