package io.mien.deploy;

import java.util.Objects;

/**
 * How far a deployment has come.
 *
 * @param step what happened
 * @param subject the bundle or stage that it happened to, for people
 * @param detail more, for people; empty if the step says all
 * @param progress of a step that takes long, 0..1; else 1
 */
public record DeploymentProgress(Step step, String subject, String detail, double progress) {
    public DeploymentProgress {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(detail, "detail");
        if (!(progress >= 0 && progress <= 1)) {
            throw new IllegalArgumentException("progress is 0..1, not " + progress);
        }
    }

    /** A step without a progress of its own. */
    public static DeploymentProgress of(Step step, String subject, String detail) {
        return new DeploymentProgress(step, subject, detail, 1);
    }

    /** The steps of a deployment, in order. */
    public enum Step {
        /** Its file was copied and put into the framework. */
        INSTALLED,
        /** Everything that it needs is present. */
        RESOLVED,
        /** Its model is being opened and tried. */
        TRIAL,
        /** Its gallery, or its index, is being made. */
        GALLERY,
        /** It serves. */
        SERVING,
        /** It serves, its predecessor being kept until it has proved itself. */
        PROBATION,
        /** It is available, and another goes before it. */
        CANDIDATE,
        /** It runs; it is not a stage. */
        STARTED,
        /** The generation is written: the next start has it. */
        WRITTEN,
        /** Its predecessor was removed. */
        RETIRED,
        /** It is on probation, and has come further; the detail says how many calls of how many. */
        PROVING,
        /** It has passed its probation. */
        PROVEN
    }
}
