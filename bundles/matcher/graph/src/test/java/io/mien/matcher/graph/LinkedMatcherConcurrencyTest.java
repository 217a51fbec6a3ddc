package io.mien.matcher.graph;

import io.mien.conformance.MatcherConcurrencyContract;
import io.mien.matcher.Matcher;

/** The graph is made, cleaned and searched while faces come and go. */
class LinkedMatcherConcurrencyTest extends MatcherConcurrencyContract {
    @Override
    protected Matcher matcher() {
        return new GraphMatcher(Trial.settings(200));
    }
}
