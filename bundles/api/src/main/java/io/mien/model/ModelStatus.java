package io.mien.model;

import io.mien.StageKind;
import java.util.Optional;

/**
 * What became of one model.
 *
 * @param name the model's name, or its file where the description could not be read
 * @param version its version, empty where unknown
 * @param kind the stage it is made into, empty where unknown
 * @param type model type, empty where unknown
 * @param format engine's format, empty where unknown
 * @param licence its licence, empty where unknown
 * @param sha256 digest of the weights, empty where unknown
 * @param origin the bundle or file it came from
 * @param state what became of it
 * @param reason why, for a person to read; empty for a candidate or a serving model
 * @param trial how it was tried: {@code passed}, or {@code none} where it was asked for untried; empty before its trial
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
        String trial) {
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

    /** What became of a model. */
    public enum State {
        /** Offered as a stage. */
        SERVING,
        /** Still offered beside its successor, which is on probation. */
        KEPT,
        /** Complete, and next in order should the serving one go. */
        CANDIDATE,
        /** No decoder for its type or no engine for its format is there. */
        WAITING,
        /** Wrong, and not taken. */
        REFUSED
    }
}
