package io.mien.recognizer;

import io.mien.StageId;
import io.mien.StageKind;
import java.util.Objects;

/**
 * A stage that the recognizer knows of.
 *
 * @param kind its slot
 * @param id name, version and model
 * @param state its place in the slot
 * @param reason for its state, for people; empty if the state says all
 * @param figures how it has fared
 */
public record StageInfo(StageKind kind, StageId id, State state, String reason, StageFigures figures) {
    public StageInfo {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(figures, "figures");
    }

    /** The state of a stage. */
    public enum State {
        /** In the line-up. */
        SERVING,
        /** In the line-up, its predecessor being kept until it has proved itself. */
        PROBATION,
        /** Next in the line-up, as soon as its gallery or index is made. */
        PREPARING,
        /** Would serve if those before it went. */
        CANDIDATE,
        /** Was rolled back or suspended, or keeps another gallery: serves only if asked for. */
        REFUSED
    }

    /** Whether frames go through it. */
    public boolean serving() {
        return state == State.SERVING || state == State.PROBATION;
    }
}
