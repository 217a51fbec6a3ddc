package io.mien.support.download;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A transfer came to nothing that may succeed when it is tried again. */
final class BrokenTransferException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final long NOTHING_ASKED = -1;

    private final long askedMillis;

    BrokenTransferException(String reason) {
        super(reason);
        askedMillis = NOTHING_ASKED;
    }

    /** @param asked how long the server asked to be left alone */
    BrokenTransferException(String reason, Optional<Duration> asked) {
        super(reason);
        askedMillis = asked.map(Duration::toMillis).orElse(NOTHING_ASKED);
    }

    /** The time that the server asked to wait, if it did. */
    Optional<Duration> asked() {
        return askedMillis == NOTHING_ASKED ? Optional.empty() : Optional.of(Duration.ofMillis(askedMillis));
    }
}
