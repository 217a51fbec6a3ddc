package io.mien.matcher.signs;

import io.mien.matcher.Matcher;
import io.mien.tck.MatcherContract;

class SignMatcherTest extends MatcherContract {
    @Override
    protected Matcher matcher() {
        return SignGallery.matcher(0);
    }
}
