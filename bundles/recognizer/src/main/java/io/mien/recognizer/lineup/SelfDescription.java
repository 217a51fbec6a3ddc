package io.mien.recognizer.lineup;

import io.mien.StageKind;
import io.mien.aligner.Aligner;
import io.mien.extractor.EmbeddingSpace;
import io.mien.extractor.Extractor;
import io.mien.store.FaceStore;
import java.util.Objects;
import java.util.Optional;

/**
 * The answers of a stage to questions about its identity, which are asked once and before it can serve.
 *
 * @param contribution what it contributes to the identity of a gallery
 * @param fault why it cannot say what it is; empty if it can
 */
record SelfDescription(String contribution, Optional<String> fault) {
    /** Asks a stage; a fault of the stage ends here. */
    static SelfDescription of(StageKind kind, Object stage, long service) {
        try {
            return new SelfDescription(contribution(kind, stage, service), Optional.empty());
        } catch (RuntimeException | LinkageError e) {
            return new SelfDescription("", Optional.of("it cannot say what it is: " + e.getMessage()));
        }
    }

    private static String contribution(StageKind kind, Object stage, long service) {
        return switch (kind) {
            case DETECTOR -> "";
            case ALIGNER -> Objects.requireNonNull(((Aligner) stage).id(), "alignment id")
                    .value();
            case EXTRACTOR -> embeddings((Extractor) stage);
            case MATCHER -> Long.toString(service);
            case STORE -> Objects.requireNonNull(((FaceStore) stage).gallery(), "gallery")
                    .toString();
        };
    }

    /** As an {@link io.mien.extractor.EmbeddingSpace} of it begins. */
    private static String embeddings(Extractor extractor) {
        Objects.requireNonNull(extractor.model(), "model");
        Objects.requireNonNull(extractor.template(), "template");
        Objects.requireNonNull(extractor.embeddingModel(), "embedding model");
        if (extractor.dimension() < 1 || !(extractor.threshold() >= 0 && extractor.threshold() <= 1)) {
            throw new IllegalStateException(
                    "dimension " + extractor.dimension() + ", threshold " + extractor.threshold());
        }
        return EmbeddingSpace.beginning(extractor);
    }
}
