package io.mien;

import java.util.Objects;

/**
 * Which stage served.
 *
 * @param name the stage's name, as in {@link StageProperties#NAME}
 * @param version its version
 * @param model {@code name@sha256} of its model, the gallery's id for a store, empty for others
 */
public record StageId(String name, String version, String model) {
    public StageId {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(model, "model");
    }

    /** {@code name/version}, with the first 12 characters of the model's digest where there is one. */
    @Override
    public String toString() {
        int at = model.indexOf('@');
        String digest = at < 0 ? "" : "@" + model.substring(at + 1, Math.min(model.length(), at + 13));
        return name + "/" + version + digest;
    }
}
