package io.mien.host.open;

import io.mien.host.config.MemoryTerms;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether another model fits into memory beside those that are open. */
public final class MemoryBudget {
    private static final double MEGABYTE = 1e6;

    private final Source source;

    /** Says how much memory is left. */
    @FunctionalInterface
    public interface Source {
        /** Bytes that can be taken without harm, empty if nothing is known. */
        OptionalLong available();
    }

    /** @param source asked each time */
    public MemoryBudget(Source source) {
        this.source = source;
    }

    /**
     * Why a model does not fit, with figures; empty if it does.
     *
     * @param weights bytes of its file
     */
    public Optional<String> objection(long weights, MemoryTerms terms) {
        OptionalLong available = source.available();
        double needed = weights * terms.factor();
        if (available.isEmpty() || needed + terms.reserveBytes() <= available.getAsLong()) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "no memory for it beside the one that serves: it takes some %.0f MB (%.1f x its weights), %.0f MB are available and %.0f MB are to stay free",
                needed / MEGABYTE,
                terms.factor(),
                available.getAsLong() / MEGABYTE,
                terms.reserveBytes() / MEGABYTE));
    }
}
