package io.mien.matcher.graph;

import io.mien.conformance.MatcherContract;
import io.mien.matcher.Matcher;
import io.mien.matcher.cosine.DotProducts;
import java.time.Duration;
import java.util.Optional;

/** As it comes: galleries of this size are compared face by face. */
class ScanningMatcherTest extends MatcherContract {
    @Override
    protected Matcher matcher() {
        return new GraphMatcher(new Settings(
                5_000,
                new Settings.Searching(128, 4, new DotProducts(5_000)),
                new Settings.Linking(32, 100, 1.2f, 1.2f, 2),
                new Settings.Cleanup(.05f, Duration.ofMinutes(1)),
                Optional.empty()));
    }
}
