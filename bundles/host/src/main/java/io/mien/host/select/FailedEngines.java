package io.mien.host.select;

import io.mien.inference.InferenceEngine;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The engines that failed in a stage in which another engine did not. Both kinds of stages share them: what one stage
 * shows of an engine holds for the other. Thread-safe.
 */
public final class FailedEngines {
    private final Map<InferenceEngine, String> reasons = Collections.synchronizedMap(new IdentityHashMap<>());

    /** @param reason why no stage is made with it any more */
    public void add(InferenceEngine engine, String reason) {
        reasons.putIfAbsent(engine, reason);
    }

    /** Why an engine failed; empty if it did not. */
    public Optional<String> of(InferenceEngine engine) {
        return Optional.ofNullable(reasons.get(engine));
    }

    /** How many there are. */
    public int count() {
        return reasons.size();
    }

    /** Forgets the engines that left. */
    public void retain(Predicate<InferenceEngine> isThere) {
        reasons.keySet().removeIf(isThere.negate());
    }

    /** Every engine may be tried again. */
    public void clear() {
        reasons.clear();
    }
}
