package io.mien.support.components;

/**
 * A component that does not run.
 *
 * @param bundle its bundle's symbolic name
 * @param name of the component
 * @param cause why it does not run
 * @param reason the same for a person: which service, configuration or failure it is
 */
public record IdleComponent(String bundle, String name, Cause cause, String reason) {
    /** Why a component does not run. */
    public enum Cause {
        /** A service that it needs is not there. */
        REFERENCE,
        /** It runs only if it is configured, or told what to work on, such as a data folder or a gallery, and it is not. */
        CONFIGURATION,
        /** Its activation failed. */
        FAILURE
    }

    /** {@code name: reason}. */
    @Override
    public String toString() {
        return name + ": " + reason;
    }
}
