package io.mien.recognizer.swap;

import io.mien.StageKind;
import io.mien.swap.StageEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which line-up serves, and which gallery is built for the next one. */
final class LineUpRules {
    private static final double PERCENT = 100;

    private LineUpRules() {}

    /**
     * The best stage of each kind serves. If their gallery is not in memory, and the serving line-up still can serve, the
     * gallery is built first; if that cannot serve any more, the switch is immediate and calls wait for the gallery.
     */
    static void settle(SwapDraft draft) {
        ProbationRules.endWithoutStages(draft);
        LineUpPlan wanted = draft.state().wanted();
        Optional<LineUpPlan> between = wanted.gallery().isPresent() ? Optional.empty() : between(draft.state(), wanted);
        serve(draft, between.orElse(wanted));
        if (between.isPresent()) {
            prepare(draft, wanted);
        } else if (wanted.gallery().isPresent() || !draft.state().isPreparing(wanted)) {
            cancel(draft);
        }
    }

    /** The line-up that serves while the gallery of the wanted one is built: the gallery stays with its own stages. */
    private static Optional<LineUpPlan> between(SwapState state, LineUpPlan wanted) {
        LineUpPlan now = state.serving();
        boolean goesOn = now.gallery().isPresent()
                && GalleryTarget.SEARCHING.stream()
                        .allMatch(kind -> now.stage(kind).filter(state::offers).isPresent());
        return goesOn ? storeBetween(state, wanted).map(store -> between(state, wanted, store)) : Optional.empty();
    }

    private static LineUpPlan between(SwapState state, LineUpPlan wanted, StageDescription store) {
        LineUpPlan now = state.serving();
        Map<StageKind, StageDescription> stages = new EnumMap<>(StageKind.class);
        stages.putAll(wanted.stages());
        GalleryTarget.SEARCHING.forEach(kind -> stages.put(kind, now.stages().get(kind)));
        stages.put(StageKind.STORE, store);
        return new LineUpPlan(stages, !state.offers(store), now.gallery());
    }

    /** The store beside the gallery that serves: its own, even if that is away, or one of the same gallery. */
    private static Optional<StageDescription> storeBetween(SwapState state, LineUpPlan wanted) {
        StageDescription own = state.serving().stages().get(StageKind.STORE);
        Optional<StageDescription> next = wanted.stage(StageKind.STORE);
        return next.isEmpty() || state.offers(own)
                ? Optional.of(own)
                : next.filter(store -> store.id().content().equals(own.id().content()));
    }

    /** A line-up that serves without its gallery gets it. */
    static void attach(SwapDraft draft, GalleryTarget built) {
        LineUpPlan now = draft.state().serving();
        LineUpPlan whole = now.withGalleryOf(draft.state().memory());
        boolean its = now.target().filter(built::same).isPresent();
        if (its && now.gallery().isEmpty() && whole.gallery().isPresent()) {
            draft.state(draft.state().with(whole));
            draft.effect(new SwapEffect.AttachGallery(whole.gallery().get()));
        }
        draft.effect(new SwapEffect.AwaitSearches());
    }

    private static void serve(SwapDraft draft, LineUpPlan plan) {
        LineUpPlan before = draft.state().serving();
        if (before.isLike(plan)) {
            return;
        }
        List<StageDescription> newcomers =
                plan.stages().values().stream().filter(s -> !before.has(s)).toList();
        List<SwapEffect> news = new ArrayList<>();
        // Before they serve: their probation misses no call.
        newcomers.forEach(stage -> ProbationRules.serves(draft, stage).ifPresent(news::add));
        draft.state(draft.state().with(plan));
        draft.effect(new SwapEffect.Serve(plan));
        newcomers.forEach(stage -> draft.publish(stage, StageEvent.Step.SERVING, ""));
        news.forEach(draft::effect);
        draft.probations(probations -> probations.serving(plan));
        plan.stage(StageKind.STORE).ifPresent(store -> draft.eligibility(e -> e.serving(store)));
        draft.effect(new SwapEffect.AwaitSearches());
    }

    private static void prepare(SwapDraft draft, LineUpPlan wanted) {
        Optional<GalleryTarget> target = wanted.target();
        if (target.isPresent() && draft.state().isPreparing(wanted)) {
            return;
        }
        cancel(draft);
        target.ifPresent(t -> begin(draft, t));
    }

    private static void begin(SwapDraft draft, GalleryTarget target) {
        StageDescription newcomer = target.newcomer(draft.state().serving());
        draft.state(draft.state().with(Optional.of(new GalleryPreparation(target, newcomer, 0, ""))));
        draft.effect(new SwapEffect.PrepareGallery(target, newcomer));
        draft.effect(new SwapEffect.Publish(newcomer, StageEvent.Step.GALLERY, "", 0));
    }

    private static void cancel(SwapDraft draft) {
        if (draft.state().preparation().isPresent()) {
            draft.state(draft.state().with(Optional.<GalleryPreparation>empty()));
            draft.effect(new SwapEffect.CancelPreparation());
        }
    }

    /** Told once a percent. */
    static void progressed(SwapDraft draft, double done) {
        double share = Math.max(0, Math.min(1, done));
        int percent = (int) (PERCENT * share);
        draft.state().preparation().filter(p -> percent > p.percent()).ifPresent(p -> {
            draft.state(draft.state().with(Optional.of(p.at(percent))));
            draft.effect(new SwapEffect.Publish(p.newcomer(), StageEvent.Step.GALLERY, "", share));
        });
    }
}
