package io.mien.deploy;

import java.util.Optional;

/**
 * How files are deployed. Each method with a parameter returns the same options with one value changed:
 * {@code DeployOptions.defaults().untilProven(true)}. Immutable.
 */
public final class DeployOptions {
    private static final DeployOptions DEFAULTS = new DeployOptions(false, false, Optional.empty());

    private final boolean code;
    private final boolean untilProven;
    private final Optional<String> release;

    private DeployOptions(boolean code, boolean untilProven, Optional<String> release) {
        this.code = code;
        this.untilProven = untilProven;
        this.release = release;
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
        return new DeployOptions(allowed, untilProven, release);
    }

    /** Whether the call ends only when the stages that were brought have passed their probation. */
    public boolean untilProven() {
        return untilProven;
    }

    /** @param waits whether the call ends only when the stages that were brought have passed their probation */
    public DeployOptions untilProven(boolean waits) {
        return new DeployOptions(code, waits, release);
    }

    /** The release that the files are the difference to; empty if they are not part of one. */
    public Optional<String> release() {
        return release;
    }

    /**
     * @param name the release that the files are the difference to, for people: they are one step then, the call ends when all
     *     have passed their probation, and if one fails, all of them leave. If the caller waits no longer, they stay, and each
     *     probation continues for itself
     */
    public DeployOptions release(String name) {
        return new DeployOptions(code, true, Optional.of(name));
    }

    @Override
    public String toString() {
        return "code " + code + ", until proven " + untilProven
                + release.map(r -> ", release " + r).orElse("");
    }
}
