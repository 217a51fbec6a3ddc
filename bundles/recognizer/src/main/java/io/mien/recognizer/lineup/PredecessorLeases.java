package io.mien.recognizer.lineup;

import io.mien.StageKind;
import io.mien.recognizer.swap.LineUpPlan;
import java.util.Map;
import java.util.Optional;

/** Leases the predecessor of a stage on probation, if the two must answer alike. Thread-safe. */
final class PredecessorLeases {
    private final SwapController controller;

    PredecessorLeases(SwapController controller) {
        this.controller = controller;
    }

    /** A line-up of the predecessor alone; the caller ends the lease. Cheap if there is no probation. */
    Optional<ActiveLineUp> lease(StageEntry newcomer) {
        return controller
                .state()
                .comparedWith(newcomer.description())
                .flatMap(controller.entries()::of)
                .flatMap(this::leaseAlone);
    }

    /** Looked at after the lease: a stage that leaves from now on waits for this call. */
    private Optional<ActiveLineUp> leaseAlone(StageEntry predecessor) {
        StageKind kind = predecessor.description().kind();
        LineUpPlan alone = new LineUpPlan(Map.of(kind, predecessor.description()), false, Optional.empty());
        ActiveLineUp leased = controller.holder().leaseOnce(alone, Map.of(kind, predecessor), Optional.empty());
        if (controller.state().holds(predecessor.description())) {
            return Optional.of(leased);
        }
        endLease(leased);
        return Optional.empty();
    }

    void endLease(ActiveLineUp leased) {
        controller.holder().endLease(leased);
    }
}
