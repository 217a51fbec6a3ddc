package io.mien.matcher.signs;

import io.mien.matcher.Matcher;
import io.mien.tck.MatcherConcurrencyContract;

class SignMatcherConcurrencyTest extends MatcherConcurrencyContract {
    @Override
    protected Matcher matcher() {
        return SignGallery.matcher(0);
    }
}
