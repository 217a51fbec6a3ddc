package io.mien.console.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;

/** One health check, and what it said last. It is asked once in ten seconds, and never twice at once. Thread-safe. */
final class HealthQuestion {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final String name;
    private final HealthCheck check;
    private Optional<Map<String, Object>> answer = Optional.empty(); // guarded by this
    private boolean asked; // guarded by this
    private boolean asking; // guarded by this
    private long askedAt; // guarded by this

    HealthQuestion(String name, HealthCheck check) {
        this.name = name;
        this.check = check;
    }

    String name() {
        return name;
    }

    boolean isOf(HealthCheck other) {
        return check == other;
    }

    /** Whether it is to be asked now; who hears so asks. */
    synchronized boolean begins(long now) {
        if (asking || asked && now - askedAt < PAUSE_NANOS) {
            return false;
        }
        asked = true;
        asking = true;
        askedAt = now;
        return true;
    }

    /** Asks, and waits for the answer. The answer of a check that fails is its failure. */
    void ask() {
        Map<String, Object> said;
        try {
            said = outcome(check.execute());
        } catch (RuntimeException | Error e) {
            said = outcome(new Result(Result.Status.HEALTH_CHECK_ERROR, e.toString()));
        }
        synchronized (this) {
            answer = Optional.of(said);
            asking = false;
        }
    }

    private Map<String, Object> outcome(Result result) {
        List<String> messages = new ArrayList<>();
        for (ResultLog.Entry entry : result) {
            messages.add(entry.getMessage());
        }
        return outcome(result.getStatus().name().toLowerCase(Locale.ROOT).replace('_', ' '), messages);
    }

    private Map<String, Object> outcome(String status, List<String> messages) {
        return Map.of("name", name, "status", status, "messages", messages);
    }

    /** What it said, or that it has said nothing for too long; empty before it answers for the first time. */
    synchronized Optional<Map<String, Object>> outcome(long now) {
        return asking && now - askedAt >= PAUSE_NANOS
                ? Optional.of(outcome("no answer", List.of("It was asked, and has not answered for ten seconds.")))
                : answer;
    }
}
