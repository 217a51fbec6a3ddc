package io.mien.recognizer.swap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which galleries stay in memory: that of the line-up, and those of the predecessors that a roll-back would bring back. */
final class GalleryRetention {
    private GalleryRetention() {}

    /** Nothing is closed while the serving gallery is not there, or its store is away. */
    static void keep(SwapDraft draft) {
        LineUpPlan now = draft.state().serving();
        Optional<GalleryTarget> serving = now.target().filter(t -> now.gallery().isPresent() && !now.storeAway());
        serving.ifPresent(own -> {
            List<GalleryTarget> kept = new ArrayList<>(List.of(own));
            kept.addAll(ofPredecessors(draft.state()));
            draft.state().preparation().map(GalleryPreparation::target).ifPresent(kept::add);
            draft.effect(new SwapEffect.KeepGalleries(kept));
        });
    }

    /** Each predecessor may return alone, or all of them. */
    private static List<GalleryTarget> ofPredecessors(SwapState state) {
        List<GalleryTarget> kept = new ArrayList<>();
        LineUpPlan all = state.serving();
        for (ProbationPair pair : state.probations().running().values()) {
            if (GalleryTarget.KINDS.contains(pair.kind())) {
                all = all.with(pair.predecessor());
                state.serving().with(pair.predecessor()).target().ifPresent(kept::add);
            }
        }
        if (kept.size() > 1) {
            all.target().ifPresent(kept::add);
        }
        return kept;
    }
}
