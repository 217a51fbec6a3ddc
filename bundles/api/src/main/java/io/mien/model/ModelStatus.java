package io.mien.model;

import io.mien.StageKind;
import io.mien.StageProperties;
import java.util.List;
import java.util.Optional;

/**
 * The state of one model.
 *
 * @param name the model's name, or its file if the description could not be read
 * @param version its version, empty if unknown
 * @param kind the kind of stage that it makes, empty if unknown
 * @param type model type, empty if unknown
 * @param format engine's format, empty if unknown
 * @param licence its license, empty if unknown
 * @param sha256 digest of the weights, empty if unknown
 * @param origin the bundle or file it came from
 * @param state its state
 * @param reason why, for a person to read; empty for a candidate or a serving model
 * @param trial how it was tried: {@code passed}, or {@code none} if it was asked for untried; empty before its trial
 * @param combinations the state of the model with each decoder and engine that it could be made with, best first; empty for
 *     a waiting model
 */
public record ModelStatus(
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
        List<Combination> combinations) {
    public ModelStatus {
        combinations = List.copyOf(combinations);
    }

    /**
     * The state of the model with one decoder and one engine.
     *
     * @param parts as in {@link io.mien.StageProperties#PARTS}
     * @param state never {@link State#WAITING}
     * @param reason why, for a person to read; empty unless refused
     */
    public record Combination(String parts, State state, String reason) {
        /** @param part {@code name/version} of a bundle */
        public boolean has(String part) {
            return StageProperties.hasPart(parts, part);
        }
    }

    /** Of a model whose combinations are not known. */
    public ModelStatus(
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
            String trial) {
        this(name, version, kind, type, format, licence, sha256, origin, state, reason, trial, List.of());
    }

    /** Of a model that was not tried yet. */
    public ModelStatus(
            String name,
            String version,
            Optional<StageKind> kind,
            String type,
            String format,
            String licence,
            String sha256,
            String origin,
            State state,
            String reason) {
        this(name, version, kind, type, format, licence, sha256, origin, state, reason, "");
    }

    /** The states of a model. */
    public enum State {
        /** Offered as a stage. */
        SERVING,
        /** Still offered beside its successor, which is on probation. */
        KEPT,
        /** Complete, and next in order should the serving one go. */
        CANDIDATE,
        /** No decoder for its type or no engine for its format is registered. */
        WAITING,
        /** Wrong, and not taken. */
        REFUSED
    }
}
