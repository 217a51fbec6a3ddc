package io.mien.model;

import io.mien.StageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Makes a {@link ModelStatus}; what is not set is empty. Not thread-safe. */
public final class ModelStatusBuilder {
    private final String name;
    private final String version;
    private final String origin;
    private final ModelStatus.State state;
    private final List<ModelStatus.Combination> combinations = new ArrayList<>();
    private Optional<StageKind> kind = Optional.empty();
    private String type = "";
    private String format = "";
    private String licence = "";
    private String sha256 = "";
    private String reason = "";
    private String trial = "";

    /**
     * @param name the model's; the file's if its description cannot be read
     * @param version its version, empty if unknown
     * @param origin the bundle or file it came from
     * @param state its state
     */
    public ModelStatusBuilder(String name, String version, String origin, ModelStatus.State state) {
        this.name = Objects.requireNonNull(name, "name");
        this.version = Objects.requireNonNull(version, "version");
        this.origin = Objects.requireNonNull(origin, "origin");
        this.state = Objects.requireNonNull(state, "state");
    }

    /** The kind of stage that it makes. */
    public ModelStatusBuilder kind(StageKind made) {
        kind = Optional.of(made);
        return this;
    }

    /** Its model type, as in its description. */
    public ModelStatusBuilder type(String modelType) {
        type = Objects.requireNonNull(modelType, "modelType");
        return this;
    }

    /** The format of its engine. */
    public ModelStatusBuilder format(String ofEngine) {
        format = Objects.requireNonNull(ofEngine, "ofEngine");
        return this;
    }

    /** Its license. */
    public ModelStatusBuilder licence(String name) {
        licence = Objects.requireNonNull(name, "name");
        return this;
    }

    /** Digest of the weights, 64 lower-case hexadecimal digits. */
    public ModelStatusBuilder sha256(String digest) {
        sha256 = Objects.requireNonNull(digest, "digest");
        return this;
    }

    /** Why it has its state, for a person to read. */
    public ModelStatusBuilder reason(String why) {
        reason = Objects.requireNonNull(why, "why");
        return this;
    }

    /** How it was tried: {@code passed} or {@code none}. */
    public ModelStatusBuilder trial(String outcome) {
        trial = Objects.requireNonNull(outcome, "outcome");
        return this;
    }

    /**
     * Adds a decoder and an engine that it could be made with, after the better ones.
     *
     * @param parts as in {@link io.mien.StageProperties#PARTS}
     * @param itsState of the model with these
     * @param why for a person to read; empty unless refused
     */
    public ModelStatusBuilder combination(String parts, ModelStatus.State itsState, String why) {
        combinations.add(new BuiltCombination(parts, itsState, why));
        return this;
    }

    /** The status. */
    public ModelStatus build() {
        return new Built(
                name,
                version,
                kind,
                type,
                format,
                licence,
                sha256,
                origin,
                state,
                reason,
                trial,
                List.copyOf(combinations));
    }

    record Built(
            String name,
            String version,
            Optional<StageKind> kind,
            String type,
            String format,
            String licence,
            String sha256,
            String origin,
            State state,
            String reason,
            String trial,
            List<Combination> combinations)
            implements ModelStatus {}

    record BuiltCombination(String parts, ModelStatus.State state, String reason) implements ModelStatus.Combination {
        BuiltCombination {
            Objects.requireNonNull(parts, "parts");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
