package io.mien.trust.release;

import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Remembers the latest time that the clock has shown, in {@code DATA/trust/latest-time}. A device without a battery begins
 * each start years ago; an expiry must not be forgotten then.
 *
 * <p>Used by the owner of the data folder alone. Thread-safe.
 */
public final class LastKnownTime {
    private static final Duration STEP = Duration.ofHours(1);
    private static final int MOST_BYTES = 100;

    private final Path file;
    private final InstantSource clock;
    /** Guarded by this. */
    private Instant noted;

    /** @param data the data folder */
    public LastKnownTime(Path data, InstantSource clock) {
        this.file = data.resolve("trust/latest-time");
        this.clock = clock;
        this.noted = read();
    }

    /**
     * The time: what the clock shows, or the latest time that it has shown. It is noted once an hour at most; if it cannot be
     * written, it is forgotten at the next start.
     */
    public synchronized Instant now() {
        Instant shown = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (shown.isBefore(noted)) {
            return noted;
        }
        if (shown.isAfter(noted.plus(STEP))) {
            noted = shown;
            write();
        }
        return shown;
    }

    private void write() {
        byte[] bytes = (noted + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            AtomicFile.<IOException>replace(file, FileAccess.PRIVATE, out -> out.write(bytes));
        } catch (IOException e) {
            // A full disk has a health check of its own.
            return;
        }
    }

    private Instant read() {
        try {
            return Instant.parse(RegularFile.readText(file, MOST_BYTES).strip());
        } catch (IOException | DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
