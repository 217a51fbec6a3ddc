package io.mien;

import java.util.Objects;

/**
 * Which stage served.
 *
 * @param name the stage's name, as in {@link StageProperties#NAME}
 * @param version its version
 * @param model {@code name@sha256} of its model, the gallery's id for a store, empty for others
 * @param parts the bundles that the host made it with, as in {@link StageProperties#PARTS}; empty for others
 */
public record StageId(String name, String version, String model, String parts) {
    public StageId {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(parts, "parts");
    }

    /** A stage that is not made with parts, or whose parts are not known. */
    public StageId(String name, String version, String model) {
        this(name, version, model, "");
    }

    /** The same model made with other parts: a decoder and an engine. */
    public StageId with(String otherParts) {
        return new StageId(name, version, model, otherParts);
    }

    /** Whether both are made of one model, with whatever parts. */
    public boolean sameModel(StageId other) {
        return name.equals(other.name) && version.equals(other.version) && model.equals(other.model);
    }

    /** {@code name/version}, with the first 12 characters of the model's digest if there is one. */
    @Override
    public String toString() {
        int at = model.indexOf('@');
        String digest = at < 0 ? "" : "@" + model.substring(at + 1, Math.min(model.length(), at + 13));
        return name + "/" + version + digest;
    }
}
