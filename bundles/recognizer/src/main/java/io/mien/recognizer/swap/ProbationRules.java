package io.mien.recognizer.swap;

import io.mien.StageKind;
import io.mien.swap.StageEvent;
import java.util.List;
import java.util.Optional;

/** When a stage serves on probation, and how that ends. */
final class ProbationRules {
    private ProbationRules() {}

    /**
     * A stage is about to serve. It is on probation if the one that served before it is still there and may serve.
     *
     * @return what is told of it once it serves
     */
    static Optional<SwapEffect> serves(SwapDraft draft, StageDescription stage) {
        ProbationLedger ledger = draft.state().probations();
        if (ledger.of(stage).isPresent()) {
            return Optional.empty();
        }
        end(draft, stage.kind());
        Optional<StageDescription> before = Optional.ofNullable(ledger.proven().get(stage.kind()));
        if (before.filter(b -> b.service() == stage.service()).isPresent()) {
            draft.probations(probations -> probations.proved(stage));
            return Optional.empty();
        }
        Optional<ProbationPair> pair = before.filter(draft.state()::offers)
                .filter(ledger::hasServed)
                .map(b -> new ProbationPair(stage, b))
                .filter(ProbationPair::isReversible);
        if (pair.isEmpty()) {
            draft.probations(probations -> probations.proved(stage));
            return Optional.of(new SwapEffect.Publish(stage, StageEvent.Step.PASSED, "none served before it"));
        }
        draft.probations(probations -> probations.begun(pair.get()));
        draft.effect(new SwapEffect.BeginProbation(pair.get()));
        return Optional.of(new SwapEffect.Publish(
                stage,
                StageEvent.Step.PROBATION,
                "after " + pair.get().predecessor().id(),
                0));
    }

    /** Ends the probations whose newcomer has left, and those whose predecessor has left or may not serve any more. */
    static void endWithoutStages(SwapDraft draft) {
        for (ProbationPair pair :
                List.copyOf(draft.state().probations().running().values())) {
            if (!draft.state().holds(pair.newcomer())) {
                end(draft, pair.kind());
            } else if (!draft.state().offers(pair.predecessor())) {
                pass(draft, pair, "its predecessor left");
            }
        }
    }

    static void decided(SwapDraft draft, SwapEvent.ProbationDecided event) {
        ProbationPair pair = event.pair();
        if (!pair.equals(draft.state().probations().running().get(pair.kind()))) {
            return;
        }
        if (event.passed()) {
            pass(draft, pair, "");
            draft.effect(new SwapEffect.AwaitSearches());
        } else {
            rollBack(draft, pair, event.reason());
        }
    }

    /** The newcomer is refused, and its predecessor serves again, even if another stage is next in order. */
    static void rollBack(SwapDraft draft, ProbationPair pair, String reason) {
        draft.eligibility(eligibility -> eligibility.restoring(pair.predecessor()));
        draft.probations(probations -> probations.failed(pair));
        draft.effect(new SwapEffect.EndProbation(pair.kind()));
        ExclusionRules.exclude(draft, pair.newcomer(), StageEvent.Step.ROLLED_BACK, Exclusion.rolledBack(reason));
    }

    private static void pass(SwapDraft draft, ProbationPair pair, String detail) {
        end(draft, pair.kind());
        draft.probations(probations -> probations.proved(pair.newcomer()));
        draft.publish(pair.newcomer(), StageEvent.Step.PASSED, detail);
    }

    private static void end(SwapDraft draft, StageKind kind) {
        if (draft.state().probations().running().containsKey(kind)) {
            draft.probations(probations -> probations.ended(kind));
            draft.effect(new SwapEffect.EndProbation(kind));
        }
    }
}
