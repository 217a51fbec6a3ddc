package io.mien.deploy.outcome;

import java.util.Set;
import org.osgi.framework.Bundle;

/**
 * A bundle that was started.
 *
 * @param bundle in the framework
 * @param expected services that it has to offer: what its manifest promises, and what its predecessor offered
 */
public record Newcomer(Bundle bundle, Set<String> expected) {
    public Newcomer {
        expected = Set.copyOf(expected);
    }
}
