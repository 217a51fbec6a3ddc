package io.mien.matcher.signs;

import io.mien.conformance.MatcherContract;
import io.mien.matcher.Matcher;

class SignMatcherTest extends MatcherContract {
    @Override
    protected Matcher matcher() {
        return SignGallery.matcher(0);
    }
}
