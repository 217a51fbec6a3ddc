package io.mien.matcher.exact;

import io.mien.matcher.Matcher;
import io.mien.tck.MatcherConcurrencyContract;

class ExactMatcherConcurrencyTest extends MatcherConcurrencyContract {
    @Override
    protected Matcher matcher() {
        // The vector unit comes and goes with the size of the index.
        return new ExactMatcher(900);
    }
}
