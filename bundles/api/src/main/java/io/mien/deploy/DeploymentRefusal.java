package io.mien.deploy;

import java.time.Instant;
import java.util.Objects;

/**
 * A stage or a deployment that was refused, or that was taken and rolled back, with the reason.
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
