package io.mien.support.download;

import java.time.Duration;

/**
 * The retries and timeouts of a download.
 *
 * @param attempts how often a transfer that breaks off is begun or resumed
 * @param patience longest time without a byte, and longest wait for a connection
 * @param pause before the second attempt; doubled before each further one
 * @param longest pause, also if the server asks for more
 * @param redirects followed one after the other
 * @param slowest bytes that must come in each {@code patience}; a slower transfer is broken off
 * @param guarded whether only this machine is asked without encryption, and no redirect leads to another scheme
 */
public record DownloadPolicy(
        int attempts,
        Duration patience,
        Duration pause,
        Duration longest,
        int redirects,
        long slowest,
        boolean guarded) {
    /** For a link that is bad rather than broken. */
    public static final DownloadPolicy DEFAULT =
            new DownloadPolicy(5, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(60), 5);

    /** What nobody guards, and however slow. */
    public DownloadPolicy(int attempts, Duration patience, Duration pause, Duration longest, int redirects) {
        this(attempts, patience, pause, longest, redirects, 0, false);
    }

    public DownloadPolicy {
        if (attempts < 1 || redirects < 0 || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException(
                    "attempts " + attempts + ", redirects " + redirects + ", patience " + patience);
        }
    }

    /** This policy with so many attempts, so patient. */
    public DownloadPolicy with(int newAttempts, Duration newPatience) {
        return new DownloadPolicy(newAttempts, newPatience, pause, longest, redirects, slowest, guarded);
    }

    /** This policy for files that come to a device in the field. */
    public DownloadPolicy guarded(long fewestBytes) {
        return new DownloadPolicy(attempts, patience, pause, longest, redirects, fewestBytes, true);
    }

    /** The pause before an attempt, 2 or more. */
    Duration before(int attempt) {
        Duration doubled = pause.multipliedBy(1L << Math.min(attempt - 2, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
