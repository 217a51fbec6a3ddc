package io.mien.recognizer.swap;

import io.mien.swap.StageEvent;
import java.util.Optional;

/** Which stages are refused or suspended: those that failed, and those whose gallery cannot be built. */
final class ExclusionRules {
    private ExclusionRules() {}

    /** A stage that breaks on probation is rolled back; any other is suspended, and the next in order serves. */
    static void failed(SwapDraft draft, long service, String reason) {
        SwapState state = draft.state();
        Optional<StageDescription> broken = state.slots().stage(service).filter(state::offers);
        Optional<ProbationPair> probation = broken.flatMap(state::probation);
        if (probation.isPresent()) {
            ProbationRules.rollBack(draft, probation.get(), reason);
        } else if (broken.isPresent()) {
            draft.effect(new SwapEffect.ResumeLater(broken.get()));
            exclude(draft, broken.get(), StageEvent.Step.SUSPENDED, Exclusion.suspended(reason));
        }
    }

    /** A suspended stage is better than none: it is tried again if its kind has no candidate. */
    static void resume(SwapDraft draft, StageDescription suspended) {
        if (draft.state().holds(suspended)
                && draft.state().candidates(suspended.kind()).isEmpty()) {
            draft.effect(new SwapEffect.ClearFailures(suspended));
            draft.eligibility(eligibility -> eligibility.pardoning(suspended));
        }
    }

    /** The newcomer is refused, unless it is not to blame: then it waits until something else is wanted. */
    static void galleryFailed(SwapDraft draft, GalleryTarget target, String message, boolean blameless) {
        Optional<GalleryPreparation> preparation =
                draft.state().preparation().filter(p -> p.target().same(target));
        if (preparation.isEmpty()) {
            return;
        }
        String reason = "its gallery cannot be made: " + message;
        draft.state(draft.state().with(preparation.map(p -> p.failed(reason))));
        if (draft.state().serving().target().filter(target::same).isPresent()) {
            // It serves by now, and a frame that needs the gallery says so itself.
            return;
        }
        StageDescription newcomer = target.newcomer(draft.state().serving());
        if (blameless) {
            draft.effect(new SwapEffect.Warn(newcomer, "waits, " + reason));
            draft.publish(newcomer, StageEvent.Step.REFUSED, reason);
        } else {
            exclude(draft, newcomer, StageEvent.Step.ROLLED_BACK, Exclusion.withoutGallery(reason));
        }
    }

    static void exclude(SwapDraft draft, StageDescription stage, StageEvent.Step step, Exclusion why) {
        draft.eligibility(eligibility -> eligibility.refusing(stage, why));
        draft.effect(new SwapEffect.Warn(stage, "is out, " + why.text()));
        draft.publish(stage, step, why.reason());
    }
}
