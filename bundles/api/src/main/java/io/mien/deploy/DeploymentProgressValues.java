package io.mien.deploy;

import java.util.Objects;

/** The values of a {@link DeploymentProgress}. */
record DeploymentProgressValues(Step step, String subject, String detail, double progress)
        implements DeploymentProgress {
    DeploymentProgressValues {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(detail, "detail");
        if (!(progress >= 0 && progress <= 1)) {
            throw new IllegalArgumentException("progress is 0..1, not " + progress);
        }
    }

    @Override
    public DeploymentProgress progress(double share) {
        return new DeploymentProgressValues(step, subject, detail, share);
    }
}
