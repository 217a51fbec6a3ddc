package io.mien.deploy.trial;

/** Says what a service did wrong in its trial, for people; the service is not named. */
final class TrialFailureException extends Exception {
    private static final long serialVersionUID = 1L;

    TrialFailureException(String message) {
        super(message);
    }
}
