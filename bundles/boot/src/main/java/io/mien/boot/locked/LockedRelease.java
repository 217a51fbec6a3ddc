package io.mien.boot.locked;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The release that a locked installation runs, and nothing else. The launcher verifies it and hands its name to the bundles
 * as a property of the framework, which no bundle and no configuration changes.
 *
 * @param name for people, such as {@code gate 1.4 (sequence 12)}
 */
public record LockedRelease(String name) {
    /** The framework's property; not set if the installation is not locked. */
    public static final String PROPERTY = "io.mien.locked.release";

    /**
     * The release of this process; empty if its installation is not locked.
     *
     * @param properties of the framework, such as {@code BundleContext::getProperty}
     */
    public static Optional<LockedRelease> of(UnaryOperator<String> properties) {
        return Optional.ofNullable(properties.apply(PROPERTY)).map(LockedRelease::new);
    }

    /** Why something is refused, in the words of every part of Mien: {@code x.jar: not listed in the release ...}. */
    public String refusal(Object what) {
        return what + ": " + reason();
    }

    /** The reason alone. */
    public String reason() {
        return "not listed in the release " + name + " of this locked installation";
    }
}
