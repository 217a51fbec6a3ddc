package io.mien.deploy;

import java.time.Instant;
import java.util.Objects;

/**
 * What was not taken, or was taken and rolled back, and why.
 *
 * @param time when
 * @param subject the stage with its parts, or the deployment, for people
 * @param reason for people
 */
public record DeploymentRefusal(Instant time, String subject, String reason) {
    public DeploymentRefusal {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(reason, "reason");
    }
}
