package io.mien.deploy;

import io.mien.MienException;

/** What is installed was not changed. The message names what was asked for and the reason, for people. */
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
