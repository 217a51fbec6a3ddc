package io.mien.recognizer.swap;

import io.mien.StageKind;
import io.mien.swap.StageEvent;
import java.util.Optional;
import java.util.Set;

/**
 * The rules, as one pure function. Each event changes what is known; then {@link LineUpRules#settle} decides, from what is
 * known alone, which line-up serves.
 */
public final class SwapRules {
    private SwapRules() {}

    /** What follows from an event. */
    public static SwapStep step(SwapState state, SwapEvent event) {
        SwapDraft draft = new SwapDraft(state);
        apply(draft, event);
        LineUpRules.settle(draft);
        return draft.end();
    }

    private static void apply(SwapDraft draft, SwapEvent event) {
        if (event instanceof SwapEvent.StageArrived e) {
            arrived(draft, e.stage(), e.fault());
        } else if (event instanceof SwapEvent.StageLeft e) {
            draft.state().slots().stage(e.service()).ifPresent(stage -> left(draft, stage));
        } else if (event instanceof SwapEvent.StageDrained e) {
            Optional.ofNullable(draft.state().slots().leaving().get(e.service()))
                    .ifPresent(stage -> drained(draft, stage));
        } else if (event instanceof SwapEvent.WishesChanged e) {
            draft.eligibility(eligibility -> eligibility.wished(e.wishes(), e.only()));
        } else if (event instanceof SwapEvent.GalleriesChanged e) {
            galleriesChanged(draft, e.memory());
        } else if (event instanceof SwapEvent.GalleryReady e) {
            LineUpRules.attach(draft, e.target());
        } else if (event instanceof SwapEvent.GalleryProgressed e) {
            LineUpRules.progressed(draft, e.done());
        } else if (event instanceof SwapEvent.GalleryFailed e) {
            ExclusionRules.galleryFailed(draft, e.target(), e.reason(), e.blameless());
        } else if (event instanceof SwapEvent.StageAnswered e) {
            draft.probations(probations -> probations.answered(e.service()));
        } else if (event instanceof SwapEvent.StageFailed e) {
            ExclusionRules.failed(draft, e.service(), e.reason());
        } else if (event instanceof SwapEvent.ProbationDecided e) {
            ProbationRules.decided(draft, e);
        } else if (event instanceof SwapEvent.SuspensionElapsed e) {
            ExclusionRules.resume(draft, e.stage());
        } else if (event instanceof SwapEvent.SearchesEnded) {
            GalleryRetention.keep(draft);
        } else {
            throw new IllegalArgumentException("no rule for " + event);
        }
    }

    private static void arrived(SwapDraft draft, StageDescription stage, Optional<String> fault) {
        if (!draft.state().holds(stage)) {
            draft.eligibility(eligibility -> eligibility.arrived(stage.kind()));
        }
        draft.state(draft.state().with(draft.state().slots().with(stage)));
        if (fault.isPresent()) {
            draft.eligibility(eligibility -> eligibility.refusing(stage, Exclusion.refused(fault.get())));
            draft.publish(stage, StageEvent.Step.REFUSED, fault.get());
            return;
        }
        // Told again, or else the component that registers it would take silence for consent.
        draft.state().eligibility().excluded(stage).ifPresent(why -> draft.publish(stage, why.step(), why.reason()));
        if (stage.kind() == StageKind.STORE && isServing(draft, stage)) {
            // Its owner replaced what it keeps; no other store takes over.
            draft.eligibility(eligibility -> eligibility.serving(stage));
        }
    }

    private static boolean isServing(SwapDraft draft, StageDescription stage) {
        return draft.state()
                .serving()
                .stage(stage.kind())
                .filter(s -> s.service() == stage.service())
                .isPresent();
    }

    private static void galleriesChanged(SwapDraft draft, Set<GalleryIdentity> memory) {
        if (!draft.state().memory().containsAll(memory)) {
            // A gallery that was built for a stage that is not wanted any more is closed.
            draft.effect(new SwapEffect.AwaitSearches());
        }
        draft.state(draft.state().with(memory));
    }

    private static void left(SwapDraft draft, StageDescription stage) {
        draft.state(draft.state().with(draft.state().slots().left(stage)));
        draft.probations(probations -> probations.left(stage.service()));
        draft.effect(new SwapEffect.Retire(stage));
    }

    private static void drained(SwapDraft draft, StageDescription stage) {
        draft.state(draft.state().with(draft.state().slots().drained(stage)));
        draft.publish(stage, StageEvent.Step.RETIRED, "");
    }
}
