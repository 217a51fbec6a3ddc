package io.mien.deploy;

import io.mien.MienException;

/** Says that a deployment failed and changed nothing. The message names the request and the reason, for people. */
public class DeploymentException extends MienException {
    private static final long serialVersionUID = 1L;

    /** @param message what was asked for, and the reason */
    public DeploymentException(String message) {
        super(message);
    }

    /**
     * @param message what was asked for, and the reason
     * @param cause what was caught
     */
    public DeploymentException(String message, Throwable cause) {
        super(message, cause);
    }
}
