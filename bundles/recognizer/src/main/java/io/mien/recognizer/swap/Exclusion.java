package io.mien.recognizer.swap;

import io.mien.recognizer.StageStatus;
import io.mien.swap.StageEvent;

/**
 * Why a stage may not serve any more in this process.
 *
 * @param state what became of it: suspended, rolled back or refused
 * @param reason what it did, for people
 * @param text the same, for a message that does not name the state
 */
public record Exclusion(StageStatus.State state, String reason, String text) {
    static Exclusion refused(String reason) {
        return new Exclusion(StageStatus.State.REFUSED, reason, reason);
    }

    static Exclusion rolledBack(String reason) {
        return new Exclusion(StageStatus.State.ROLLED_BACK, reason, "rolled back: " + reason);
    }

    static Exclusion suspended(String reason) {
        return new Exclusion(StageStatus.State.SUSPENDED, reason, "suspended: " + reason);
    }

    /** It is refused before it has served. */
    static Exclusion withoutGallery(String reason) {
        return new Exclusion(StageStatus.State.ROLLED_BACK, reason, reason);
    }

    /** The step that is published if the stage comes again. */
    StageEvent.Step step() {
        return state == StageStatus.State.SUSPENDED ? StageEvent.Step.SUSPENDED : StageEvent.Step.ROLLED_BACK;
    }

    /** Whether the stage failed; a refused one could not say what it is. */
    boolean isFailure() {
        return state != StageStatus.State.REFUSED;
    }
}
