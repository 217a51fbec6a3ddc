package io.mien.compose.feature;

/** A feature file is not what it should be; the message says where. */
public final class FeatureException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message where it is wrong, and what */
    public FeatureException(String message) {
        super(message);
    }

    FeatureException(String message, Throwable cause) {
        super(message, cause);
    }
}
