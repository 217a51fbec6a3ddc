package io.mien.deploy;

import org.osgi.annotation.versioning.ConsumerType;

/** Follows a deployment. Called on the thread that deploys, which waits for it. */
@ConsumerType
@FunctionalInterface
public interface DeploymentListener {
    /** Listens to nothing. */
    DeploymentListener NONE = progress -> {};

    /** A step was taken, or has come further. */
    void progress(DeploymentProgress progress);

    /**
     * Whether the caller still waits for the end of a probation; asked several times a second. If not, the deployment stays, and
     * the probation continues.
     */
    default boolean isWaiting() {
        return true;
    }
}
