package io.mien.deploy;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** A stage or a deployment that was refused, or that was taken and rolled back, with the reason. Made by the deployer. */
@ProviderType
public sealed interface DeploymentRefusal permits DeploymentRefusalValues {
    /** When. */
    Instant time();

    /** The stage with its parts, or the deployment, for people. */
    String subject();

    /** Why, for people. */
    String reason();

    /** A refusal. */
    static DeploymentRefusal of(Instant time, String subject, String reason) {
        return new DeploymentRefusalValues(time, subject, reason);
    }
}
