package io.mien.trust.release;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whose signatures count for one kind of file, and how many of them it needs.
 *
 * @param threshold how many different keys must have signed, 1 or more
 * @param keyIds of the keys, in the order of the root
 */
public record TrustRole(int threshold, Set<String> keyIds) {
    /** For roots. */
    static final String ROOT = "root";
    /** For releases. */
    static final String RELEASE = "targets";

    /** @throws IllegalArgumentException if the threshold is not 1 or more */
    public TrustRole {
        if (threshold < 1) {
            throw new IllegalArgumentException("a threshold of " + threshold + " is below 1");
        }
        keyIds = Collections.unmodifiableSet(new LinkedHashSet<>(keyIds));
    }

    /**
     * A role of these keys.
     *
     * @throws IllegalArgumentException if there are fewer keys than must have signed
     */
    static TrustRole of(int threshold, Collection<VerificationKey> keys) {
        Set<String> ids = new LinkedHashSet<>();
        keys.forEach(key -> ids.add(key.id()));
        TrustRole role = new TrustRole(threshold, ids);
        role.requireEnoughKeys();
        return role;
    }

    void requireEnoughKeys() {
        if (threshold > keyIds.size()) {
            throw new IllegalArgumentException(
                    "a threshold of " + threshold + " cannot be reached with " + keyIds.size() + " keys");
        }
    }
}
