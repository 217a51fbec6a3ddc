package io.mien.deploy.change;

import io.mien.deploy.DeploymentException;

/** The end of a probation is not waited for any longer. The probation continues, and nothing has failed. */
public final class ProbationUndecidedException extends DeploymentException {
    private static final long serialVersionUID = 1;

    ProbationUndecidedException(String message) {
        super(message);
    }

    ProbationUndecidedException(String message, Throwable cause) {
        super(message, cause);
    }
}
