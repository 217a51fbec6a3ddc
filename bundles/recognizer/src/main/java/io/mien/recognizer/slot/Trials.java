package io.mien.recognizer.slot;

import io.mien.StageKind;
import io.mien.recognizer.probation.Probation;
import io.mien.recognizer.probation.ProbationLimits;
import io.mien.swap.StageEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which stages serve on probation, and who served before them and is kept. Changed under the lock of {@link Switching}. */
final class Trials {
    private final Slots slots;
    private final Happenings happenings;
    private final Map<StageKind, Trial> running = new ConcurrentHashMap<>();
    private final Map<StageKind, StageEntry<?>> proven = new EnumMap<>(StageKind.class); // guarded by Switching

    /** A newcomer that is compared with its predecessor. */
    record Trial(StageEntry<?> newcomer, StageEntry<?> predecessor, Probation probation) {}

    Trials(Slots slots, Happenings happenings) {
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

    /**
     * A stage has its place in the line-up. It is on probation where one that served before it is still there.
     *
     * @param whole whether a line-up that lacked nothing served before
     * @return whether a probation began
     */
    boolean serves(StageEntry<?> entry, boolean whole, ProbationLimits limits) {
        StageKind kind = entry.subject().kind();
        StageEntry<?> before = proven.get(kind);
        if (of(entry).isPresent()) {
            return false;
        }
        running.remove(kind);
        boolean compared = before != null
                && !before.same(entry)
                && slots.of(kind).offers(before)
                && (whole || before.subject().record().answered() > 0);
        if (!compared) {
            proven.put(kind, entry);
            return false;
        }
        Probation probation =
                new Probation(entry.subject().record(), before.subject().record(), limits, System.nanoTime());
        running.put(kind, new Trial(entry, before, probation));
        happenings.tell(entry.subject(), StageEvent.Step.PROBATION, "after " + before.id(), 0);
        return true;
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
