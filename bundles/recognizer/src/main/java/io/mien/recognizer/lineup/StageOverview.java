package io.mien.recognizer.lineup;

import io.mien.StageKind;
import io.mien.recognizer.StageInfo;
import io.mien.recognizer.StageInfo.State;
import io.mien.recognizer.swap.GalleryPreparation;
import io.mien.recognizer.swap.ProbationPair;
import io.mien.recognizer.swap.StageDescription;
import io.mien.recognizer.swap.SwapState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Describes every stage, for people. Thread-safe. */
final class StageOverview {
    private final SwapController controller;

    StageOverview(SwapController controller) {
        this.controller = controller;
    }

    /** By kind and best first. */
    List<StageInfo> list() {
        SwapState state = controller.state();
        List<StageInfo> all = new ArrayList<>();
        for (StageKind kind : StageKind.values()) {
            for (StageDescription stage : state.all(kind)) {
                // Absent if it has left in the meantime.
                controller.entries().of(stage).ifPresent(entry -> all.add(info(state, entry)));
            }
        }
        return all;
    }

    private StageInfo info(SwapState state, StageEntry entry) {
        StageDescription stage = entry.description();
        if (state.serving().has(stage)) {
            return state.probation(stage)
                    .map(pair -> info(entry, State.PROBATION, text(pair)))
                    .orElseGet(() -> info(entry, State.SERVING, ""));
        }
        Optional<String> refusal = state.refusal(stage);
        if (refusal.isPresent()) {
            return info(entry, State.REFUSED, refusal.get());
        }
        Optional<GalleryPreparation> preparation = state.preparation(stage);
        if (preparation.isPresent()) {
            boolean failed = !preparation.get().failure().isEmpty();
            return info(
                    entry,
                    failed ? State.REFUSED : State.PREPARING,
                    preparation.get().text());
        }
        String only = state.limit(stage.kind());
        boolean limited = !only.isEmpty() && !only.equals(stage.id().name());
        return info(entry, State.CANDIDATE, limited ? "only " + only + " may serve" : "");
    }

    private String text(ProbationPair pair) {
        String after = "after " + pair.predecessor().id();
        return controller
                .monitor()
                .progress(pair)
                .map(progress -> progress + ", " + after)
                .orElse(after);
    }

    private static StageInfo info(StageEntry entry, State state, String reason) {
        return new StageInfo(
                entry.monitored().kind(),
                entry.id(),
                state,
                reason,
                entry.monitored().record().figures());
    }
}
