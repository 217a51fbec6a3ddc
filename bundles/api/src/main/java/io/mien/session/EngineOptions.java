package io.mien.session;

import java.time.Duration;

/**
 * How engines run their models, for as long as this is registered as a service. An engine follows it before
 * {@code registerService} returns; models that were open are closed, and opened again.
 *
 * @param threads of one run; 0 for as many as the engine is configured with
 * @param deadline after which a run is ended, unless the engine is configured with another; zero for none
 */
public record EngineOptions(int threads, Duration deadline) {
    public EngineOptions {
        if (threads < 0 || deadline.isNegative()) {
            throw new IllegalArgumentException(
                    "threads and deadline are at least 0, not " + threads + " and " + deadline);
        }
    }
}
