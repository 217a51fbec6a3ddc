package io.mien.recognizer.lineup;

import io.mien.StageKind;
import io.mien.aligner.Aligner;
import io.mien.extractor.Extractor;
import io.mien.matcher.Matcher;
import io.mien.recognizer.gallery.GalleryStages;
import io.mien.recognizer.guard.CallGuard;
import io.mien.recognizer.guard.GuardedAligner;
import io.mien.recognizer.guard.GuardedExtractor;
import io.mien.recognizer.swap.GalleryTarget;
import io.mien.store.FaceStore;
import java.util.Map;
import java.util.Optional;

/** Makes what a gallery is built with out of the stages of a line-up; each call has a deadline. */
final class GuardedStages {
    private GuardedStages() {}

    /** Empty if one of them is missing. */
    static Optional<GalleryStages> of(Map<StageKind, StageEntry> entries, CallGuard guard) {
        return entries.keySet().containsAll(GalleryTarget.KINDS)
                ? Optional.of(of(
                        entries.get(StageKind.ALIGNER),
                        entries.get(StageKind.EXTRACTOR),
                        entries.get(StageKind.MATCHER),
                        entries.get(StageKind.STORE),
                        guard))
                : Optional.empty();
    }

    static GalleryStages of(
            StageEntry aligner, StageEntry extractor, StageEntry matcher, StageEntry store, CallGuard guard) {
        return new GalleryStages(
                new GuardedAligner((Aligner) aligner.stage(), aligner.monitored(), guard::call),
                new GuardedExtractor((Extractor) extractor.stage(), extractor.monitored(), guard::call),
                (Matcher) matcher.stage(),
                (FaceStore) store.stage());
    }
}
