package io.mien.console.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The tokens of links to the page: each opens it once, within a short time. Thread-safe. */
public final class LinkTokens {
    /** Links that may wait at once; with one more, the oldest is worth nothing. */
    static final int MOST = 16;

    private final long lifeNanos;
    private final LongSupplier clock;
    private final Map<String, Long> issuedByDigest = new LinkedHashMap<>(); // guarded by this

    /**
     * @param life how long a token is worth something
     * @param clock in nanoseconds
     */
    public LinkTokens(Duration life, LongSupplier clock) {
        this.lifeNanos = life.toNanos();
        this.clock = clock;
    }

    /** A new token. */
    public synchronized String issue() {
        if (issuedByDigest.size() >= MOST) {
            issuedByDigest.remove(issuedByDigest.keySet().iterator().next());
        }
        String token = Secret.next();
        issuedByDigest.put(Secret.digest(token), clock.getAsLong());
        return token;
    }

    /** Whether a token was worth something; it is not any longer. */
    synchronized boolean redeem(String token) {
        Long issued = issuedByDigest.remove(Secret.digest(token));
        return issued != null && clock.getAsLong() - issued < lifeNanos;
    }
}
