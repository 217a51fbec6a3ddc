package io.mien.runtime;

import java.util.Set;

/**
 * A bundle of a feature.
 *
 * @param id which one
 * @param only the commands that need it; empty where it is there for all
 */
record FeatureBundle(BundleId id, Set<String> only) {
    FeatureBundle {
        only = Set.copyOf(only);
    }

    /** Whether a command needs it. */
    boolean isFor(String verb) {
        return only.isEmpty() || only.contains(verb);
    }
}
