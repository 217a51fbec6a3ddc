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
}
