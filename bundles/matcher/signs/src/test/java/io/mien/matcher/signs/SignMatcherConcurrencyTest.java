package io.mien.matcher.signs;

import io.mien.conformance.MatcherConcurrencyContract;
import io.mien.matcher.Matcher;

class SignMatcherConcurrencyTest extends MatcherConcurrencyContract {
    @Override
    protected Matcher matcher() {
        return SignGallery.matcher(0);
    }
}
