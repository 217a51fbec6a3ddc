package io.mien.live;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Counts the frames of a source. Frames that were left out or could not be recognized are reported in the log, at
 * most once a minute. Thread-safe.
 */
final class SourceFigures {
    private static final Logger LOG = System.getLogger(SourceFigures.class.getName());
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final String source;
    private final LongSupplier nanos;
    // All guarded by this.
    private long frames;
    private long failures;
    private long said;
    private long saidFrames;
    private long saidFailures;
    private long saidDropped;

    /**
     * @param source its name
     * @param nanos the time
     */
    SourceFigures(String source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
        said = nanos.getAsLong();
    }

    /**
     * One more frame.
     *
     * @param recognized whether it could be
     * @param dropped how many were left out so far
     */
    void add(boolean recognized, long dropped) {
        count(recognized, dropped).ifPresent(line -> LOG.log(Level.INFO, line));
    }

    /** @return what is to be said now, if anything */
    synchronized Optional<String> count(boolean recognized, long dropped) {
        frames += recognized ? 1 : 0;
        failures += recognized ? 0 : 1;
        long now = nanos.getAsLong();
        boolean news = dropped > saidDropped || failures > saidFailures;
        if (!news || now - said < MINUTE) {
            return Optional.empty();
        }
        String line = String.format(
                Locale.ROOT,
                "%s: of %d s %d frames were recognized, %d could not be, and %d were left out for newer ones",
                source,
                TimeUnit.NANOSECONDS.toSeconds(now - said),
                frames - saidFrames,
                failures - saidFailures,
                dropped - saidDropped);
        said = now;
        saidFrames = frames;
        saidFailures = failures;
        saidDropped = dropped;
        return Optional.of(line);
    }

    synchronized long frames() {
        return frames;
    }

    synchronized long failures() {
        return failures;
    }
}
