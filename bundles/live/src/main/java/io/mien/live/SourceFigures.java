package io.mien.live;

import io.mien.recognizer.FrameResult;
import io.mien.recognizer.FrameResult.Failed;
import io.mien.recognizer.FrameResult.Recognized;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Counts the frames of a source. How many were left out or could not be recognized is reported in the log, at most once a
 * minute; why one could not be, if none failed in the minute before it. Thread-safe.
 */
final class SourceFigures {
    private static final Logger LOG = System.getLogger(SourceFigures.class.getName());
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final String source;
    private final LongSupplier nanos;
    // All guarded by this.
    private long frames;
    private long failures;
    private long failedAt;
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
     * @param result of it
     * @param dropped how many were left out so far
     */
    void add(FrameResult result, long dropped) {
        if (result instanceof Failed failed) {
            reason(failed).ifPresent(line -> LOG.log(Level.WARNING, line));
        }
        count(result instanceof Recognized, dropped).ifPresent(line -> LOG.log(Level.INFO, line));
    }

    /** @return what is to be said of a failure that is not counted yet: nothing unless it is the first of a series */
    synchronized Optional<String> reason(Failed failed) {
        long now = nanos.getAsLong();
        boolean first = failures == 0 || now - failedAt >= MINUTE;
        failedAt = now;
        return first
                ? Optional.of("Frame " + failed.frame().sequence() + " of " + source + " was not recognized: "
                        + failed.failure().getMessage())
                : Optional.empty();
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
