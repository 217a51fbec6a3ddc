package io.mien.swap;

import io.mien.StageId;
import io.mien.StageKind;
import java.util.Objects;

/**
 * A stage took a step.
 *
 * @param kind its slot
 * @param stage which one
 * @param step what happened
 * @param detail for people: why it was refused, rolled back or suspended; empty if the step says all
 * @param progress of {@link Step#GALLERY} and {@link Step#PROBATION}, 0..1; else 1
 */
public record StageEvent(StageKind kind, StageId stage, Step step, String detail, double progress) {
    public StageEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(detail, "detail");
        if (!(progress >= 0 && progress <= 1)) {
            throw new IllegalArgumentException("progress is 0..1, not " + progress);
        }
    }

    /** A step without a progress of its own. */
    public static StageEvent of(StageKind kind, StageId stage, Step step, String detail) {
        return new StageEvent(kind, stage, step, detail, 1);
    }

    /** The steps in the life of a stage, in order. */
    public enum Step {
        /** The host opens it. */
        OPENING,
        /** The host tries it: on its own faces, then on the picture that came with the model. */
        TRIAL,
        /** The host does not take it. */
        REFUSED,
        /** It is offered as a service. */
        OFFERED,
        /** Its gallery, or its index, is being built while the old line-up serves. */
        GALLERY,
        /** It has its place in the line-up. */
        SERVING,
        /** It serves on probation, its predecessor being kept; told again whenever the probation has come further. */
        PROBATION,
        /** The probation is over; the predecessor may go. */
        PASSED,
        /** It failed its probation; its predecessor serves again. */
        ROLLED_BACK,
        /** It failed outside a probation and serves no more; the next candidate does. */
        SUSPENDED,
        /** It left the line-up and was closed. */
        RETIRED,
        /** It hangs in a call that nothing ends: its thread and its session are abandoned. */
        LEAKED
    }
}
