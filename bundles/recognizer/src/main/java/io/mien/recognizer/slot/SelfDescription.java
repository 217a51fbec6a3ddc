package io.mien.recognizer.slot;

import io.mien.aligner.Aligner;
import io.mien.extractor.Extractor;
import io.mien.store.FaceStore;
import java.util.Objects;

/** Asks a stage, once and before it can serve, what it will be asked again later. Throws where it cannot say. */
final class SelfDescription {
    private SelfDescription() {}

    static void check(Aligner aligner) {
        Objects.requireNonNull(aligner.id(), "alignment id");
    }

    static void check(Extractor extractor) {
        Objects.requireNonNull(extractor.model(), "model");
        Objects.requireNonNull(extractor.embeddingModel(), "embedding model");
        Objects.requireNonNull(extractor.template(), "template");
        if (extractor.dimension() < 1 || !(extractor.threshold() >= 0 && extractor.threshold() <= 1)) {
            throw new IllegalStateException(
                    "dimension " + extractor.dimension() + ", threshold " + extractor.threshold());
        }
    }

    static void check(FaceStore store) {
        Objects.requireNonNull(store.gallery(), "gallery");
    }
}
