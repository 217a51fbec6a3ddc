package io.mien.deploy;

import org.osgi.annotation.versioning.ProviderType;

/** How far a deployment has come. Made by the deployer. */
@ProviderType
public sealed interface DeploymentProgress permits DeploymentProgressValues {
    /** What happened. */
    Step step();

    /** The bundle or stage that it happened to, for people. */
    String subject();

    /** More, for people; empty if the step says all. */
    String detail();

    /** The progress of a step that takes long, 0..1; else 1. */
    double progress();

    /** A step without a progress of its own. */
    static DeploymentProgress of(Step step, String subject, String detail) {
        return new DeploymentProgressValues(step, subject, detail, 1);
    }

    /** The same step with its progress, 0..1. */
    DeploymentProgress progress(double share);

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
