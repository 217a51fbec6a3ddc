package io.mien.matcher.exact;

import io.mien.conformance.MatcherConcurrencyContract;
import io.mien.matcher.Matcher;

class ExactMatcherConcurrencyTest extends MatcherConcurrencyContract {
    @Override
    protected Matcher matcher() {
        // The vector unit comes and goes with the size of the index.
        return new ExactMatcher(900);
    }
}
