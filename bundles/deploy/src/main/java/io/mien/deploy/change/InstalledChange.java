package io.mien.deploy.change;

import io.mien.boot.generation.Lock;
import io.mien.deploy.DeploymentException;

/** A change of what is installed. */
@FunctionalInterface
public interface InstalledChange {
    /** Makes it, or leaves everything as it was; returns the list that holds then. */
    Lock run() throws DeploymentException;
}
