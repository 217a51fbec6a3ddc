package io.mien.demo.score;

import io.mien.command.picture.FoundFace.Identity;
import java.util.Optional;

/** How the probes of one person fared. */
final class PersonTally {
    private int probes;
    private int right;
    private float least = 1;
    private double sum;

    /**
     * Counts a probe.
     *
     * @param identity what it was taken for; empty if it was not found
     * @param person whose face it is
     */
    void count(Optional<Identity> identity, String person) {
        probes++;
        if (identity.filter(i -> i.label().equals(person)).isPresent()) {
            right++;
            least = Math.min(least, identity.get().similarity());
            sum += identity.get().similarity();
        }
    }

    int probes() {
        return probes;
    }

    int right() {
        return right;
    }

    /** Least similarity of the probes that were given the right name; 1 without any. */
    float least() {
        return least;
    }

    /** Mean similarity of the probes that were given the right name; 0 without any. */
    double mean() {
        return right == 0 ? 0 : sum / right;
    }
}
