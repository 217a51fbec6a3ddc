package io.mien.recognizer.slot;

import io.mien.StageKind;
import io.mien.aligner.Aligner;
import io.mien.detector.Detector;
import io.mien.extractor.Extractor;
import io.mien.matcher.Matcher;
import io.mien.store.FaceStore;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The five slots.
 *
 * @param detector finds faces
 * @param aligner cuts them out
 * @param extractor makes embeddings
 * @param matcher makes indexes
 * @param store keeps people
 * @param standing who may serve
 */
public record Slots(
        Slot<Detector> detector,
        Slot<Aligner> aligner,
        Slot<Extractor> extractor,
        Slot<Matcher> matcher,
        Slot<FaceStore> store,
        Standing standing) {
    /** Empty slots. */
    public static Slots of(Standing standing) {
        return new Slots(
                new Slot<>(StageKind.DETECTOR, standing),
                new Slot<>(StageKind.ALIGNER, standing),
                new Slot<>(StageKind.EXTRACTOR, standing),
                new Slot<>(StageKind.MATCHER, standing),
                new Slot<>(StageKind.STORE, standing),
                standing);
    }

    /** All of them, in the order in which a frame passes through. */
    public List<Slot<?>> all() {
        return List.of(detector, aligner, extractor, matcher, store);
    }

    /** The slot of a kind. */
    Slot<?> of(StageKind kind) {
        return all().get(kind.ordinal());
    }

    /** The first in order of each; kinds without a candidate are absent. */
    Map<StageKind, StageEntry<?>> firsts() {
        Map<StageKind, StageEntry<?>> firsts = new EnumMap<>(StageKind.class);
        all().forEach(s -> s.first().ifPresent(e -> firsts.put(s.kind(), e)));
        return firsts;
    }
}
