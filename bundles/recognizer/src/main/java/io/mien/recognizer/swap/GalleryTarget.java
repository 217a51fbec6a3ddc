package io.mien.recognizer.swap;

import io.mien.StageKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The stages that a gallery is made with.
 *
 * @param aligner cuts the faces
 * @param extractor makes the embeddings
 * @param matcher makes the index
 * @param store keeps the people
 */
public record GalleryTarget(
        StageDescription aligner, StageDescription extractor, StageDescription matcher, StageDescription store) {
    /** The kinds that a gallery is made with. */
    public static final Set<StageKind> KINDS =
            Set.copyOf(EnumSet.of(StageKind.ALIGNER, StageKind.EXTRACTOR, StageKind.MATCHER, StageKind.STORE));

    /** The kinds that search a gallery in memory; the store may be away. */
    public static final Set<StageKind> SEARCHING =
            Set.copyOf(EnumSet.of(StageKind.ALIGNER, StageKind.EXTRACTOR, StageKind.MATCHER));

    /** Empty if one of them is missing. */
    static Optional<GalleryTarget> of(Map<StageKind, StageDescription> stages) {
        return stages.keySet().containsAll(KINDS)
                ? Optional.of(new GalleryTarget(
                        stages.get(StageKind.ALIGNER),
                        stages.get(StageKind.EXTRACTOR),
                        stages.get(StageKind.MATCHER),
                        stages.get(StageKind.STORE)))
                : Optional.empty();
    }

    public GalleryIdentity identity() {
        return new GalleryIdentity(
                store.contribution(), matcher.contribution(), extractor.contribution() + "/" + aligner.contribution());
    }

    boolean same(GalleryTarget other) {
        return aligner.same(other.aligner)
                && extractor.same(other.extractor)
                && matcher.same(other.matcher)
                && store.same(other.store);
    }

    /** The stage that makes the difference to what serves; of several the one whose change means most. */
    StageDescription newcomer(LineUpPlan serving) {
        return List.of(extractor, aligner, matcher, store).stream()
                .filter(stage -> !serving.has(stage))
                .findFirst()
                .orElse(extractor);
    }
}
