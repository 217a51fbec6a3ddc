package io.mien.recognizer.lineup;

import io.mien.StageKind;
import io.mien.recognizer.StageStatus;
import io.mien.recognizer.probation.Probation;
import io.mien.recognizer.swap.ProbationPair;
import io.mien.recognizer.swap.SwapEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures the stages on probation. Thread-safe. */
final class ProbationMonitor {
    private final Map<StageKind, Measured> running = new ConcurrentHashMap<>();

    /**
     * A probation with its figures.
     *
     * @param pair whose
     * @param probation compares their calls
     * @param told how many calls the listeners know of
     */
    record Measured(ProbationPair pair, Probation probation, AtomicInteger told) {
        Measured(ProbationPair pair, Probation probation) {
            this(pair, probation, new AtomicInteger());
        }

        /** Empty while it cannot be decided. */
        Optional<SwapEvent> decided(long nanos) {
            return probation.verdict(nanos).map(v -> new SwapEvent.ProbationDecided(pair, v.passed(), v.reason()));
        }

        /** Whether it has come further than the listeners know; they know it from now on. */
        boolean isNews() {
            int done = probation.progress().done();
            return told.getAndAccumulate(done, Math::max) < done;
        }
    }

    void begin(Measured measured) {
        running.put(measured.pair().kind(), measured);
    }

    void end(StageKind kind) {
        running.remove(kind);
    }

    boolean isIdle() {
        return running.isEmpty();
    }

    boolean runs(Measured measured) {
        return running.get(measured.pair().kind()) == measured;
    }

    Collection<Measured> running() {
        return List.copyOf(running.values());
    }

    /** How far a probation is. */
    Optional<StageStatus.Progress> progress(ProbationPair pair) {
        return Optional.ofNullable(running.get(pair.kind()))
                .filter(m -> m.pair().equals(pair))
                .map(m -> m.probation().progress());
    }
}
