package io.mien;

import java.util.Objects;

/**
 * Which stage served.
 *
 * @param name the stage's name, as in {@link StageProperties#NAME}
 * @param version its version
 * @param content its weights or its gallery
 * @param parts the bundles that the host made it with, as in {@link StageProperties#PARTS}; empty for others
 */
public record StageId(String name, String version, StageContent content, String parts) {
    public StageId {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(parts, "parts");
    }

    /** A stage that is not made with parts, or whose parts are not known. */
    public StageId(String name, String version, StageContent content) {
        this(name, version, content, "");
    }

    /** A stage that is code alone. */
    public StageId(String name, String version) {
        this(name, version, StageContent.NONE);
    }

    /** The same model made with other parts: a decoder and an engine. */
    public StageId with(String otherParts) {
        return new StageId(name, version, content, otherParts);
    }

    /** Whether both are made of one model, with whatever parts. */
    public boolean sameModel(StageId other) {
        return name.equals(other.name) && version.equals(other.version) && content.equals(other.content);
    }

    /** {@code name/version}, with the first 12 characters of the model's digest if there is one. */
    @Override
    public String toString() {
        return name + "/" + version + content.brief();
    }
}
