package io.mien.recognizer.slot;

import io.mien.StageKind;
import io.mien.aligner.Aligner;
import io.mien.extractor.Extractor;
import io.mien.matcher.Matcher;
import io.mien.recognizer.guard.Guard;
import io.mien.recognizer.guard.GuardedAligner;
import io.mien.recognizer.guard.GuardedExtractor;
import io.mien.store.FaceStore;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a gallery is made of, out of the stages of a line-up: each call under guard. */
final class GalleryStages {
    /** A gallery is of these, as one. */
    static final Set<StageKind> KINDS =
            EnumSet.of(StageKind.ALIGNER, StageKind.EXTRACTOR, StageKind.MATCHER, StageKind.STORE);

    /** Who has these searches a gallery. */
    static final Set<StageKind> SEARCHED = EnumSet.of(StageKind.ALIGNER, StageKind.EXTRACTOR, StageKind.MATCHER);

    private static final List<StageKind> BLAMED =
            List.of(StageKind.EXTRACTOR, StageKind.ALIGNER, StageKind.MATCHER, StageKind.STORE);

    private GalleryStages() {}

    /** Whether two line-ups have the same stages of a gallery. */
    static boolean equal(Map<StageKind, StageEntry<?>> one, Map<StageKind, StageEntry<?>> other) {
        return KINDS.stream().allMatch(k -> one.containsKey(k) && one.get(k).same(other.get(k)));
    }

    /** Who makes the difference between what is wanted and what serves; of several the one that says most. */
    static StageEntry<?> newcomer(Map<StageKind, StageEntry<?>> wanted, ActiveLineUp serving) {
        return BLAMED.stream()
                .map(wanted::get)
                .filter(e -> !e.same(serving.entry(e.subject().kind())))
                .findFirst()
                .orElseGet(() -> wanted.get(StageKind.EXTRACTOR));
    }

    /** Empty where one of them is missing. */
    static Optional<Stages> of(Map<StageKind, StageEntry<?>> entries, Guard guard) {
        if (!entries.keySet().containsAll(KINDS)) {
            return Optional.empty();
        }
        StageEntry<?> aligner = entries.get(StageKind.ALIGNER);
        StageEntry<?> extractor = entries.get(StageKind.EXTRACTOR);
        return Optional.of(new Stages(
                new GuardedAligner((Aligner) aligner.stage(), aligner.subject(), guard::call),
                new GuardedExtractor((Extractor) extractor.stage(), extractor.subject(), guard::call),
                (Matcher) entries.get(StageKind.MATCHER).stage(),
                (FaceStore) entries.get(StageKind.STORE).stage()));
    }
}
