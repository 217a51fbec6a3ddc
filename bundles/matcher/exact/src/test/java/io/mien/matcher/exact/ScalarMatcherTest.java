package io.mien.matcher.exact;

import io.mien.matcher.Matcher;
import io.mien.tck.MatcherContract;

class ScalarMatcherTest extends MatcherContract {
    @Override
    protected Matcher matcher() {
        return new ExactMatcher(Integer.MAX_VALUE);
    }
}
