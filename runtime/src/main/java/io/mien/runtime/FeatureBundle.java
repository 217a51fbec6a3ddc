package io.mien.runtime;

import java.util.Set;

/**
 * A bundle of a feature.
 *
 * @param id which one
 * @param only the commands that need it; empty if it is there for all
 * @param optional whether the product starts without it where the distribution has no such bundle
 */
record FeatureBundle(BundleId id, Set<String> only, boolean optional) {
    FeatureBundle {
        only = Set.copyOf(only);
    }

    /** Whether a command needs it. */
    boolean isFor(String verb) {
        return only.isEmpty() || only.contains(verb);
    }
}
