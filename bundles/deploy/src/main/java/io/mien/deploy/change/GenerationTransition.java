package io.mien.deploy.change;

import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentProgress;
import io.mien.deploy.DeploymentProgress.Step;
import io.mien.deploy.framework.BundlePart;
import io.mien.deploy.framework.BundleParts;
import io.mien.deploy.outcome.Newcomer;
import io.mien.deploy.outcome.OutcomeReader;
import io.mien.deploy.outcome.Verdict;
import io.mien.model.ModelStatus;
import io.mien.recognizer.StageStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;

/**
 * Goes from what is installed to another list. Who takes over is asked for by name first, so that it serves before what goes
 * is removed; then the list is written, and what goes is removed.
 */
final class GenerationTransition {
    private final DeployContext context;
    private final DeploymentListener listener;
    private final Lock start;
    private final Lock goal;
    private final boolean force;

    /**
     * @param goal the list to go to, with its reason and what a roll-back from it goes to
     * @param force also if no stage is left for a slot
     */
    GenerationTransition(DeployContext context, DeploymentListener listener, Lock goal, boolean force) {
        this.context = context;
        this.listener = listener;
        this.start = context.ledger().current();
        this.goal = goal;
        this.force = force;
    }

    /** Goes there, or leaves everything as it was. */
    Lock run() throws DeploymentException {
        List<LockedBundle> come = LockEdits.without(goal.bundles(), start.bundles());
        List<LockedBundle> go = LockEdits.without(start.bundles(), goal.bundles());
        requireReplaceable(go);
        ArrivedBundles arrival = new ArrivedBundles(context.bundles(), listener);
        boolean done = false;
        try {
            Lock written = run(arrival, come, go);
            done = true;
            return written;
        } finally {
            if (!done) {
                arrival.undo();
                context.askAgainFor(start);
            }
            context.ledger().prune();
        }
    }

    private void requireReplaceable(List<LockedBundle> go) throws DeploymentException {
        for (LockedBundle entry : go) {
            if (!context.isReplaceable(entry)) {
                throw new DeploymentException(entry + " runs the others, and is not removed while Mien runs");
            }
        }
    }

    private Lock run(ArrivedBundles arrival, List<LockedBundle> come, List<LockedBundle> go)
            throws DeploymentException {
        List<ModelStatus> before = context.live().models();
        List<Newcomer> newcomers = arrival.bring(come);
        List<Bundle> leavers =
                go.stream().flatMap(b -> context.bundles().find(b).stream()).toList();
        // Before the store goes from the slot, which then has none.
        Set<BundlePart> leaving = leaving(leavers, before);
        arrival.handOverStores(newcomers, leavers);
        OutcomeReader outcomes = new OutcomeReader(context.live(), before);
        if (!newcomers.isEmpty()) {
            context.watch().await(() -> outcomes.of(newcomers), listener);
        }
        Map<StageKind, BundlePart> heirs = heirs(newcomers, leaving);
        StageWishes wishes = LockWishes.of(goal);
        StageWishes asked = wishes;
        if (!heirs.isEmpty() || !wishes.equals(LockWishes.of(start))) {
            asked = takeOver(outcomes, heirs, wishes);
        }
        new MakerHandover(context).giveUp(leavers, asked, force);
        Lock written = context.ledger().write(context.noteKinds(goal.withRemoved(LockEdits.removed(goal, go, come))));
        listener.progress(DeploymentProgress.of(Step.WRITTEN, "generation " + written.number(), ""));
        for (LockedBundle entry : go) {
            context.bundles().find(entry).ifPresent(context.bundles()::remove);
            listener.progress(DeploymentProgress.of(Step.RETIRED, entry.toString(), ""));
        }
        context.sessions().wish(wishes);
        return written;
    }

    /** The stages that go with bundles. */
    private Set<BundlePart> leaving(List<Bundle> leavers, List<ModelStatus> models) {
        Set<BundlePart> leaving = new HashSet<>();
        leavers.forEach(b -> leaving.addAll(BundleParts.stages(b, models)));
        leaving.addAll(DependentStages.of(leavers, context.bundles().all(), models));
        return leaving;
    }

    /**
     * The stages that serve in place of those that leave, and those that were asked for; one for each kind that changes.
     */
    private Map<StageKind, BundlePart> heirs(List<Newcomer> newcomers, Set<BundlePart> leaving)
            throws DeploymentException {
        List<ModelStatus> models = context.live().models();
        List<StageStatus> stages = context.live().stages();
        List<BundlePart> coming = newcomers.stream()
                .flatMap(n -> BundleParts.stages(n.bundle(), models).stream())
                .toList();
        Map<StageKind, BundlePart> heirs = new HashMap<>();
        for (StageStatus serving : stages.stream().filter(StageStatus::serving).toList()) {
            StageKind kind = serving.kind();
            SlotCandidates candidates = new SlotCandidates(kind, coming, stages, models);
            Optional<BundlePart> wanted = candidates.wanted(LockWishes.of(goal));
            boolean leaves = leaving.stream().anyMatch(p -> p.is(serving));
            if (leaves) {
                Optional<BundlePart> heir = wanted.or(() -> candidates.first(leaving));
                if (heir.isEmpty() && !force) {
                    throw new DeploymentException("without " + kind.word() + " "
                            + serving.id().name() + " " + serving.id().version() + " there would be no " + kind.word()
                            + " at all");
                }
                heir.ifPresent(h -> heirs.put(kind, h));
            } else {
                wanted.filter(w -> !w.is(serving)).ifPresent(w -> heirs.put(kind, w));
            }
        }
        return heirs;
    }

    /** @return what is asked for until what goes is gone */
    private StageWishes takeOver(OutcomeReader outcomes, Map<StageKind, BundlePart> heirs, StageWishes wishes)
            throws DeploymentException {
        Map<StageKind, String> use = new HashMap<>(wishes.use());
        StageWishes pardoning = wishes;
        for (BundlePart part : heirs.values()) {
            use.put(part.kind(), part.wish());
            pardoning = pardoning.pardoning(part.kind(), part.id());
        }
        StageWishes asked = new StageWishes(use, pardoning.refused());
        context.sessions().wish(asked);
        if (heirs.isEmpty()) {
            return asked;
        }
        List<Verdict> verdicts = context.watch()
                .await(
                        () -> {
                            // The host has settled before the recognizer is asked.
                            context.live().models();
                            List<StageStatus> stages = context.live().stages();
                            return heirs.values().stream()
                                    .map(p -> outcomes.ofHeir(p, stages))
                                    .toList();
                        },
                        listener);
        for (Verdict verdict : verdicts) {
            Step step = verdict.state() == Verdict.State.PROBATION ? Step.PROBATION : Step.SERVING;
            listener.progress(DeploymentProgress.of(step, verdict.subject(), verdict.detail()));
        }
        return asked;
    }
}
