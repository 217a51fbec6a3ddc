package io.mien.deploy;

/**
 * How files are deployed.
 *
 * @param code whether a bundle that describes a model may hold code, too; else such a bundle holds data only
 * @param untilProven whether the call ends only when the stages that were brought have passed their probation
 */
public record DeployOptions(boolean code, boolean untilProven) {
    /** Model bundles hold data only, and the call ends when the stages serve. */
    public static final DeployOptions DEFAULT = new DeployOptions(false, false);

    /** The same, with or without code in bundles that describe a model. */
    public DeployOptions withCode(boolean allowed) {
        return new DeployOptions(allowed, untilProven);
    }

    /** The same, which waits for the end of probations or does not. */
    public DeployOptions withUntilProven(boolean waits) {
        return new DeployOptions(code, waits);
    }
}
