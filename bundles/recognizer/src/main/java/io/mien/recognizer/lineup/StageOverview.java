package io.mien.recognizer.lineup;

import io.mien.StageKind;
import io.mien.recognizer.StageFigures;
import io.mien.recognizer.StageStatus;
import io.mien.recognizer.StageStatus.Progress;
import io.mien.recognizer.StageStatus.State;
import io.mien.recognizer.swap.Exclusion;
import io.mien.recognizer.swap.GalleryPreparation;
import io.mien.recognizer.swap.ProbationPair;
import io.mien.recognizer.swap.StageDescription;
import io.mien.recognizer.swap.SwapState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one place where the status of every stage is made. Thread-safe. */
final class StageOverview {
    private static final int PERCENT = 100;

    private final SwapController controller;

    StageOverview(SwapController controller) {
        this.controller = controller;
    }

    /** By kind and best first; after them those that have left because they failed. */
    List<StageStatus> list() {
        SwapState state = controller.state();
        List<StageStatus> all = new ArrayList<>();
        for (StageKind kind : StageKind.values()) {
            for (StageDescription stage : state.all(kind)) {
                // Absent if it has left in the meantime.
                controller.entries().of(stage).ifPresent(entry -> all.add(status(state, entry)));
            }
            state.failedAndGone(kind)
                    .forEach((id, why) ->
                            all.add(StageStatus.of(kind, id, State.RETIRED, why.reason(), StageFigures.NONE)));
        }
        return all;
    }

    private StageStatus status(SwapState state, StageEntry entry) {
        StageDescription stage = entry.description();
        if (state.serving().has(stage)) {
            return state.probation(stage)
                    .map(pair -> onProbation(entry, pair))
                    .orElseGet(() -> status(entry, State.SERVING, ""));
        }
        Optional<Exclusion> exclusion = state.exclusion(stage);
        if (exclusion.isPresent()) {
            return status(entry, exclusion.get().state(), exclusion.get().reason());
        }
        Optional<String> refusal = state.refusal(stage);
        if (refusal.isPresent()) {
            return status(entry, State.REFUSED, refusal.get());
        }
        Optional<GalleryPreparation> preparation = state.preparation(stage);
        if (preparation.isPresent()) {
            boolean failed = !preparation.get().failure().isEmpty();
            String text = preparation.get().text();
            Progress progress = new Progress(preparation.get().percent(), PERCENT);
            return failed
                    ? status(entry, State.REFUSED, text)
                    : status(entry, State.PREPARING, text).progress(progress);
        }
        String only = state.limit(stage.kind());
        boolean limited = !only.isEmpty() && !only.equals(stage.id().name());
        return status(entry, State.CANDIDATE, limited ? "only " + only + " may serve" : "");
    }

    private StageStatus onProbation(StageEntry entry, ProbationPair pair) {
        String after = "after " + pair.predecessor().id();
        return controller
                .monitor()
                .progress(pair)
                .map(progress -> status(
                                entry,
                                State.PROBATION,
                                progress.done() + " of " + progress.total() + " calls, " + after)
                        .progress(progress))
                .orElseGet(() -> status(entry, State.PROBATION, after));
    }

    private static StageStatus status(StageEntry entry, State state, String reason) {
        return StageStatus.of(
                entry.monitored().kind(),
                entry.id(),
                state,
                reason,
                entry.monitored().record().figures());
    }
}
