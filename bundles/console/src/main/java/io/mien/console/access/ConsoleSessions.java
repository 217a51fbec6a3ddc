package io.mien.console.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The sessions of the page, each found by the digest of its cookie. Thread-safe. */
public final class ConsoleSessions {
    /** More than the browsers of a household; with one more, the one that was idle for longest ends. */
    static final int MOST = 64;

    /** After it a session ends however much it is used: a stolen cookie is not worth something for good. */
    static final Duration LONGEST = Duration.ofDays(7);

    private final long idleNanos;
    private final LongSupplier clock;
    private final Map<String, ConsoleSession> byDigest = new HashMap<>(); // guarded by this

    /**
     * @param idle how long nothing may be asked
     * @param clock in nanoseconds
     */
    public ConsoleSessions(Duration idle, LongSupplier clock) {
        this.idleNanos = idle.toNanos();
        this.clock = clock;
    }

    /** Begins a session and returns the secret of its cookie. */
    String begin() {
        String secret = Secret.next();
        List<ConsoleSession> ended = new ArrayList<>();
        synchronized (this) {
            long now = clock.getAsLong();
            if (byDigest.size() >= MOST) {
                Comparator<Map.Entry<String, ConsoleSession>> idlest =
                        Comparator.comparingLong(e -> e.getValue().idleNanos(now));
                byDigest.entrySet().stream().max(idlest).ifPresent(e -> ended.add(byDigest.remove(e.getKey())));
            }
            byDigest.put(Secret.digest(secret), new ConsoleSession(this, now));
        }
        ended.forEach(ConsoleSession::end);
        return secret;
    }

    /** The session with this cookie, if it is valid. */
    Optional<ConsoleSession> find(String secret) {
        ConsoleSession found;
        synchronized (this) {
            found = byDigest.get(Secret.digest(secret));
        }
        return Optional.ofNullable(found).filter(this::isValid);
    }

    boolean isValid(ConsoleSession session) {
        long now = clock.getAsLong();
        return !session.hasEnded() && session.idleNanos(now) < idleNanos && session.ageNanos(now) < LONGEST.toNanos();
    }

    void touch(ConsoleSession session) {
        // One that has expired does not come back, though nobody has removed it yet.
        if (isValid(session)) {
            session.use(clock.getAsLong());
        }
    }

    /** Ends a session. */
    void end(ConsoleSession session) {
        synchronized (this) {
            byDigest.values().remove(session);
        }
        session.end();
    }

    /** Ends the sessions that were idle for too long, or are too old: their sockets close. Called now and then. */
    public void expire() {
        List<ConsoleSession> all;
        synchronized (this) {
            all = List.copyOf(byDigest.values());
        }
        all.stream().filter(session -> !isValid(session)).forEach(this::end);
    }

    /** Ends all. */
    public void close() {
        List<ConsoleSession> all;
        synchronized (this) {
            all = List.copyOf(byDigest.values());
        }
        all.forEach(this::end);
    }
}
