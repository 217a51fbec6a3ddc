package io.mien.deploy.service;

import io.mien.deploy.DeploymentException;

/** Another change is not done yet. The same may be asked for again. */
public final class BusyException extends DeploymentException {
    private static final long serialVersionUID = 1L;

    BusyException(String message) {
        super(message);
    }
}
