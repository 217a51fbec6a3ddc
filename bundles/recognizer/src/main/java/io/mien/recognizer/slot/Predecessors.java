package io.mien.recognizer.slot;

import io.mien.StageKind;
import io.mien.aligner.Aligner;
import java.util.Map;
import java.util.Optional;

/**
 * Leases the predecessor of a stage on probation, if the two must answer alike: one model made with another decoder or engine,
 * or two aligners of one alignment. A decoder that shifts its boxes does not fail; only its predecessor shows it. Thread-safe.
 */
final class Predecessors {
    private final Slots slots;
    private final Current current;
    private final Trials trials;

    Predecessors(Slots slots, Current current, Trials trials) {
        this.slots = slots;
        this.current = current;
        this.trials = trials;
    }

    /** A line-up of the predecessor alone; the caller ends the lease. Cheap if there is no probation. */
    Optional<ActiveLineUp> lease(StageEntry<?> newcomer) {
        StageKind kind = newcomer.subject().kind();
        Optional<StageEntry<?>> old = trials.predecessor(newcomer).filter(p -> mustAgree(newcomer, p));
        return old.flatMap(p -> current.leaseOnce(Map.of(kind, p), false, Optional::empty, l -> true))
                .filter(l -> isHere(l, kind));
    }

    /** Looked at after the lease: a stage that leaves from now on waits for this call. */
    private boolean isHere(ActiveLineUp leased, StageKind kind) {
        boolean here = slots.of(kind).holds(leased.entry(kind).subject());
        if (!here) {
            current.endLease(leased);
        }
        return here;
    }

    void endLease(ActiveLineUp leased) {
        current.endLease(leased);
    }

    private static boolean mustAgree(StageEntry<?> newcomer, StageEntry<?> old) {
        return switch (newcomer.subject().kind()) {
            case DETECTOR, EXTRACTOR -> !newcomer.id().model().isEmpty()
                    && newcomer.id().sameModel(old.id())
                    && !newcomer.id().equals(old.id());
            case ALIGNER -> ((Aligner) newcomer.stage()).id().equals(((Aligner) old.stage()).id());
            default -> false;
        };
    }
}
