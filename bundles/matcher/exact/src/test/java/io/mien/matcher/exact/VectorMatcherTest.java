package io.mien.matcher.exact;

import io.mien.conformance.MatcherContract;
import io.mien.matcher.Matcher;

class VectorMatcherTest extends MatcherContract {
    @Override
    protected Matcher matcher() {
        return new ExactMatcher(0);
    }
}
