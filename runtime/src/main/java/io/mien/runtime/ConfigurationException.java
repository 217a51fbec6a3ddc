package io.mien.runtime;

/** A configuration cannot be read, or holds a value that is not allowed: no list of bundles is to blame for it. */
final class ConfigurationException extends StartException {
    private static final long serialVersionUID = 1L;

    ConfigurationException(String message) {
        super(message);
    }

    ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
