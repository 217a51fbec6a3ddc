package io.mien.host.select;

import io.mien.StageKind;
import io.mien.host.config.HostSettings;
import io.mien.host.open.MemoryBudget;
import io.mien.host.open.StageMaker;
import io.mien.model.ModelStatus;
import io.mien.swap.StageEvent;
import io.mien.swap.StageListener;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The candidates of both kinds of stages that are made of models. They open side by side: a network's start is most of a cold start.
 * Of the host's worker.
 */
public final class CandidateKinds {
    private final FailedEngines failedEngines = new FailedEngines();
    private final Map<StageKind, ModelCandidates> byKind = new EnumMap<>(StageKind.class);

    /**
     * Without a candidate.
     *
     * @param listener told of every step
     * @param later has the host reconcile again after a time
     */
    public CandidateKinds(
            StageMaker maker, MemoryBudget budget, StageListener listener, PredecessorRetention.Later later) {
        for (StageKind kind : List.of(StageKind.DETECTOR, StageKind.EXTRACTOR)) {
            byKind.put(kind, new ModelCandidates(kind, maker, budget, failedEngines, listener, later));
        }
    }

    /** Looks again at what was refused if the settings differ in what it was refused for. */
    public void follow(HostSettings after, HostSettings before) {
        byKind.forEach((kind, candidates) -> {
            if (after.reopens(kind, before)) {
                failedEngines.clear();
                candidates.reopen();
            }
        });
    }

    /** What others did with the stages. */
    public void heard(List<StageEvent> events) {
        events.forEach(event -> byKind.values().forEach(kind -> kind.heard(event)));
    }

    /** Opens and retires what the view asks for. */
    public void reconcile(HostView view) {
        failedEngines.retain(view.parts()::hasEngine);
        int failed;
        do {
            failed = failedEngines.count();
            byKind.values().parallelStream().forEach(kind -> kind.reconcile(view));
            // An engine that failed in one kind of stage goes from the other too.
        } while (failedEngines.count() > failed);
    }

    /** Every candidate, with its state. */
    public List<ModelStatus> statuses(HostView view) {
        List<ModelStatus> list = new ArrayList<>();
        for (ModelCandidates kind : byKind.values()) {
            kind.prove(view);
            list.addAll(kind.statuses(view));
        }
        return list;
    }

    /** Closes all stages. */
    public void retire() {
        byKind.values().parallelStream().forEach(ModelCandidates::retire);
    }
}
