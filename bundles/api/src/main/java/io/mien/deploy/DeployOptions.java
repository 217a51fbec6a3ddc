package io.mien.deploy;

/**
 * How files are deployed.
 *
 * @param code whether a bundle that describes a model may hold code, too; else such a bundle holds data only
 */
public record DeployOptions(boolean code) {
    /** Model bundles hold data only. */
    public static final DeployOptions DEFAULT = new DeployOptions(false);

    /** A bundle that describes a model may hold code, too. */
    public static final DeployOptions WITH_CODE = new DeployOptions(true);
}
