package io.mien.recognizer.slot;

import io.mien.StageKind;
import io.mien.aligner.Aligner;
import io.mien.detector.Detector;
import io.mien.extractor.Extractor;
import io.mien.matcher.Matcher;
import io.mien.store.FaceStore;
import java.util.List;

/**
 * The five slots.
 *
 * @param detector finds faces
 * @param aligner cuts them out
 * @param extractor makes embeddings
 * @param matcher makes indexes
 * @param store keeps people
 */
public record Slots(
        Slot<Detector> detector,
        Slot<Aligner> aligner,
        Slot<Extractor> extractor,
        Slot<Matcher> matcher,
        Slot<FaceStore> store) {
    /** Empty slots. A name limits its slot to stages of that name; empty does not. */
    public static Slots of(String detector, String aligner, String extractor, String matcher) {
        return new Slots(
                new Slot<>(StageKind.DETECTOR, detector),
                new Slot<>(StageKind.ALIGNER, aligner),
                new Slot<>(StageKind.EXTRACTOR, extractor),
                new Slot<>(StageKind.MATCHER, matcher),
                new Slot<>(StageKind.STORE, ""));
    }

    /** All of them, in the order in which a frame passes through. */
    public List<Slot<?>> all() {
        return List.of(detector, aligner, extractor, matcher, store);
    }

    /** The slot of a kind. */
    Slot<?> of(StageKind kind) {
        return all().get(kind.ordinal());
    }
}
