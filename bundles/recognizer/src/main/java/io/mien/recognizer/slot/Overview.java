package io.mien.recognizer.slot;

import io.mien.recognizer.StageInfo;
import io.mien.recognizer.StageInfo.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the slots look like, for people. Thread-safe. */
final class Overview {
    private final Slots slots;
    private final Current current;
    private final Trials trials;
    private final Preparing preparing;

    Overview(Slots slots, Current current, Trials trials, Preparing preparing) {
        this.slots = slots;
        this.current = current;
        this.trials = trials;
        this.preparing = preparing;
    }

    List<StageInfo> list() {
        List<StageInfo> all = new ArrayList<>();
        for (Slot<?> slot : slots.all()) {
            for (StageEntry<?> entry : slot.all()) {
                all.add(info(slot, entry));
            }
        }
        return all;
    }

    private StageInfo info(Slot<?> slot, StageEntry<?> entry) {
        Optional<Trials.Trial> trial = trials.of(entry);
        Optional<String> refusal = slots.standing().refusal(slot.kind(), entry.id());
        Optional<String> preparation = preparing.about(entry);
        if (entry.same(current.get().entry(slot.kind()))) {
            return trial.map(t -> info(
                            entry,
                            State.PROBATION,
                            t.probation().progress() + ", after "
                                    + t.predecessor().id()))
                    .orElseGet(() -> info(entry, State.SERVING, ""));
        }
        if (refusal.isPresent()) {
            return info(entry, State.REFUSED, refusal.get());
        }
        if (preparation.isPresent()) {
            return info(entry, preparing.failed() ? State.REFUSED : State.PREPARING, preparation.get());
        }
        String only = slots.standing().only(slot.kind());
        boolean limited = !only.isEmpty() && !only.equals(entry.id().name());
        return info(entry, State.CANDIDATE, limited ? "only " + only + " may serve" : "");
    }

    private static StageInfo info(StageEntry<?> entry, State state, String reason) {
        return new StageInfo(
                entry.subject().kind(),
                entry.id(),
                state,
                reason,
                entry.subject().record().figures());
    }
}
