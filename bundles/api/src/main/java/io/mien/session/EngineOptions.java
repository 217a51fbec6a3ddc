package io.mien.session;

import java.time.Duration;

/**
 * How engines run their models, for as long as this is registered as a service. An engine follows it before
 * {@code registerService} returns; models that were open are closed, and opened again. Immutable.
 *
 * <pre>{@code
 * EngineOptions.defaults().threads(2).deadline(Duration.ofSeconds(5))
 * }</pre>
 */
public final class EngineOptions {
    private static final EngineOptions DEFAULTS = new EngineOptions(0, Duration.ZERO);

    private final int threads;
    private final Duration deadline;

    private EngineOptions(int threads, Duration deadline) {
        this.threads = threads;
        this.deadline = deadline;
    }

    /** As the engine is configured, without a deadline unless it is configured with one. */
    public static EngineOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Sets the threads of one run.
     *
     * @param threads 1 or more; 0 for as many as the engine is configured with
     * @throws IllegalArgumentException if negative
     */
    public EngineOptions threads(int threads) {
        if (threads < 0) {
            throw new IllegalArgumentException("threads are at least 0, not " + threads);
        }
        return new EngineOptions(threads, deadline);
    }

    /**
     * Sets the time after which a run is ended, unless the engine is configured with another.
     *
     * @param deadline zero for none
     * @throws IllegalArgumentException if negative
     */
    public EngineOptions deadline(Duration deadline) {
        if (deadline.isNegative()) {
            throw new IllegalArgumentException("a deadline is not negative: " + deadline);
        }
        return new EngineOptions(threads, deadline);
    }

    /** Threads of one run; 0 for as many as the engine is configured with. */
    public int threads() {
        return threads;
    }

    /** The time after which a run is ended; zero for none. */
    public Duration deadline() {
        return deadline;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EngineOptions options
                && threads == options.threads
                && deadline.equals(options.deadline);
    }

    @Override
    public int hashCode() {
        return 31 * threads + deadline.hashCode();
    }

    @Override
    public String toString() {
        return "EngineOptions[threads=" + threads + ", deadline=" + deadline + "]";
    }
}
