package io.mien.recognizer.swap;

import io.mien.StageKind;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which stages are on probation, and which have proved themselves.
 *
 * @param running by kind
 * @param failed by kind, the latest that failed: frames may still be on their way through its newcomer
 * @param proven by kind, the latest stage that needs no probation any more
 * @param whole whether a line-up that lacked nothing has served
 * @param answered services that answered a frame before that
 */
record ProbationLedger(
        Map<StageKind, ProbationPair> running,
        Map<StageKind, ProbationPair> failed,
        Map<StageKind, StageDescription> proven,
        boolean whole,
        Set<Long> answered) {
    static final ProbationLedger EMPTY = new ProbationLedger(Map.of(), Map.of(), Map.of(), false, Set.of());

    ProbationLedger {
        running = ByKind.copy(running);
        failed = ByKind.copy(failed);
        proven = ByKind.copy(proven);
        answered = Set.copyOf(answered);
    }

    Optional<ProbationPair> of(StageDescription newcomer) {
        return Optional.ofNullable(running.get(newcomer.kind()))
                .filter(pair -> pair.newcomer().same(newcomer));
    }

    /** The probation of a stage, or the one that it failed last. */
    Optional<ProbationPair> latest(StageDescription newcomer) {
        return of(newcomer).or(() -> Optional.ofNullable(failed.get(newcomer.kind()))
                .filter(pair -> pair.newcomer().same(newcomer)));
    }

    ProbationLedger begun(ProbationPair pair) {
        return new ProbationLedger(ByKind.with(running, pair.kind(), pair), failed, proven, whole, answered);
    }

    ProbationLedger ended(StageKind kind) {
        return new ProbationLedger(ByKind.without(running, kind), failed, proven, whole, answered);
    }

    ProbationLedger failed(ProbationPair pair) {
        return new ProbationLedger(running, ByKind.with(failed, pair.kind(), pair), proven, whole, answered)
                .ended(pair.kind());
    }

    ProbationLedger proved(StageDescription stage) {
        return new ProbationLedger(running, failed, ByKind.with(proven, stage.kind(), stage), whole, answered);
    }

    ProbationLedger answered(long service) {
        Set<Long> next = new HashSet<>(answered);
        next.add(service);
        return new ProbationLedger(running, failed, proven, whole, next);
    }

    ProbationLedger left(long service) {
        Set<Long> next = new HashSet<>(answered);
        next.remove(service);
        return new ProbationLedger(running, failed, proven, whole, next);
    }

    /** Whether it may be compared with: before the first whole line-up only a stage that answered served at all. */
    boolean hasServed(StageDescription stage) {
        return whole || answered.contains(stage.service());
    }

    /** A line-up serves. Once it lacks nothing, what answered before does not matter any more. */
    ProbationLedger serving(LineUpPlan plan) {
        return whole || !plan.isWhole() ? this : new ProbationLedger(running, failed, proven, true, Set.of());
    }
}
