package io.mien.deploy;

/**
 * How files are deployed. Each method with a parameter returns the same options with one value changed:
 * {@code DeployOptions.defaults().untilProven(true)}. Immutable.
 */
public final class DeployOptions {
    private static final DeployOptions DEFAULTS = new DeployOptions(false, false);

    private final boolean code;
    private final boolean untilProven;

    private DeployOptions(boolean code, boolean untilProven) {
        this.code = code;
        this.untilProven = untilProven;
    }

    /** Model bundles hold data only, and the call ends when the stages serve. */
    public static DeployOptions defaults() {
        return DEFAULTS;
    }

    /** Whether a bundle that describes a model may hold code, too. */
    public boolean code() {
        return code;
    }

    /** @param allowed whether a bundle that describes a model may hold code, too */
    public DeployOptions code(boolean allowed) {
        return new DeployOptions(allowed, untilProven);
    }

    /** Whether the call ends only when the stages that were brought have passed their probation. */
    public boolean untilProven() {
        return untilProven;
    }

    /** @param waits whether the call ends only when the stages that were brought have passed their probation */
    public DeployOptions untilProven(boolean waits) {
        return new DeployOptions(code, waits);
    }

    @Override
    public String toString() {
        return "code " + code + ", until proven " + untilProven;
    }
}
