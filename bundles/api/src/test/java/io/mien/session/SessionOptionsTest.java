package io.mien.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class SessionOptionsTest {
    private final SessionOptions options = SessionOptions.defaults();

    @Test
    void timesThatCannotBeWaitedForAreNamed() {
        Duration longest = Duration.ofDays(365);
        assertEquals(longest, options.patience(longest).patience());
        assertEquals(
                Duration.ofMillis(1), options.deadline(Duration.ofMillis(1)).deadline());
        assertEquals(Duration.ZERO, options.deadline(Duration.ZERO).deadline());
        Duration forever = ChronoUnit.FOREVER.getDuration();
        assertEquals(
                "the patience is from 1 ms to 365 days, or zero, not " + forever,
                refusal(() -> options.patience(forever)));
        assertEquals(
                "the deadline is from 1 ms to 365 days, or zero, not PT-1S",
                refusal(() -> options.deadline(Duration.ofSeconds(-1))));
        assertEquals(
                "the deadline is from 1 ms to 365 days, or zero, not PT0.0005S",
                refusal(() -> options.deadline(Duration.ofNanos(500_000))));
    }

    @Test
    void aNegativeNumberOfThreadsIsNamed() {
        assertEquals(0, options.threads(0).threads());
        assertEquals("the number of threads is at least 0, not -1", refusal(() -> options.threads(-1)));
    }

    @Test
    void aGalleryHasAStoreAndAFolder() {
        assertThrows(NullPointerException.class, () -> options.gallery(null, Path.of("gallery")));
        assertThrows(NullPointerException.class, () -> options.gallery("a.store", null));
    }

    private static String refusal(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }
}
