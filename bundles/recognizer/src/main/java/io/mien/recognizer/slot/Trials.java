package io.mien.recognizer.slot;

import io.mien.StageKind;
import io.mien.recognizer.probation.Probation;
import io.mien.recognizer.probation.ProbationLimits;
import io.mien.swap.StageEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Which stages serve on probation, and who served before them and is kept. Its lock is that of every decision about who serves. */
final class Trials {
    private final Slots slots;
    private final Happenings happenings;
    private final Runnable look;
    private final Map<StageKind, Trial> running = new ConcurrentHashMap<>();
    /** The latest that failed: frames may still be on their way through its newcomer. */
    private final Map<StageKind, Trial> failed = new ConcurrentHashMap<>();

    private final Map<StageKind, StageEntry<?>> proven = new EnumMap<>(StageKind.class); // guarded by this

    /** A newcomer that is compared with its predecessor. */
    record Trial(StageEntry<?> newcomer, StageEntry<?> predecessor, Probation probation) {}

    /** @param look ends what can be ended; called when a probation has had its time */
    Trials(Slots slots, Happenings happenings, Runnable look) {
        this.look = look;
        this.slots = slots;
        this.happenings = happenings;
    }

    Map<StageKind, Trial> running() {
        return running;
    }

    Optional<Trial> of(StageEntry<?> newcomer) {
        return Optional.ofNullable(running.get(newcomer.subject().kind()))
                .filter(t -> t.newcomer().same(newcomer));
    }

    /** The stage that served before a newcomer whose probation is not over, or was failed. */
    Optional<StageEntry<?>> predecessor(StageEntry<?> newcomer) {
        StageKind kind = newcomer.subject().kind();
        // In this order: a trial that fails is among the failed before it runs no more.
        return Stream.of(running, failed)
                .flatMap(trials -> Optional.ofNullable(trials.get(kind)).stream())
                .filter(t -> t.newcomer().same(newcomer))
                .<StageEntry<?>>map(Trial::predecessor)
                .findFirst();
    }

    /**
     * A stage gets its place in the line-up. It is on probation where one that served before it is still there.
     *
     * @param whole whether a line-up that lacked nothing served before
     * @return tells of it, once the stage serves
     */
    Runnable serves(StageEntry<?> entry, boolean whole, ProbationLimits limits) {
        StageKind kind = entry.subject().kind();
        StageEntry<?> before = proven.get(kind);
        if (of(entry).isPresent()) {
            return () -> {};
        }
        running.remove(kind);
        if (before != null && before.subject().record() == entry.subject().record()) {
            proven.put(kind, entry);
            return () -> {};
        }
        boolean compared = before != null
                && slots.of(kind).offers(before)
                && (whole || before.subject().record().answered() > 0);
        if (!compared) {
            proven.put(kind, entry);
            return () -> happenings.tell(entry.subject(), StageEvent.Step.PASSED, "none served before it");
        }
        Probation probation =
                new Probation(entry.subject().record(), before.subject().record(), limits, System.nanoTime());
        running.put(kind, new Trial(entry, before, probation));
        return () -> {
            happenings.tell(entry.subject(), StageEvent.Step.PROBATION, "after " + before.id(), 0);
            happenings.later(look, limits.millis() + 1);
        };
    }

    /** Ends a probation well. */
    void passed(Trial trial, String detail) {
        StageKind kind = trial.newcomer().subject().kind();
        if (running.remove(kind, trial)) {
            proven.put(kind, trial.newcomer());
            happenings.tell(trial.newcomer().subject(), StageEvent.Step.PASSED, detail);
        }
    }

    /** Ends a probation badly: who served before is who has proved itself. */
    void failed(Trial trial) {
        failed.put(trial.newcomer().subject().kind(), trial);
        running.remove(trial.newcomer().subject().kind(), trial);
    }

    /** Ends those whose newcomer left, and those whose predecessor did. */
    void slotsChanged() {
        for (Trial trial : running.values()) {
            Slot<?> slot = slots.of(trial.newcomer().subject().kind());
            if (!slot.holds(trial.newcomer().subject())) {
                running.remove(slot.kind(), trial);
            } else if (!slot.offers(trial.predecessor())) {
                passed(trial, "its predecessor left");
            }
        }
    }
}
