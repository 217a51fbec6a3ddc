package io.mien.deploy;

import java.time.Instant;
import java.util.Objects;

/** The values of a {@link DeploymentRefusal}. */
record DeploymentRefusalValues(Instant time, String subject, String reason) implements DeploymentRefusal {
    DeploymentRefusalValues {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(reason, "reason");
    }
}
