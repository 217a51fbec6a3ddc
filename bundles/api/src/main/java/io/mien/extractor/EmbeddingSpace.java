package io.mien.extractor;

import io.mien.aligner.AlignmentId;
import io.mien.model.ModelId;

/**
 * A set of comparable embeddings: made by one model (or its declared equivalents) from crops of one alignment.
 *
 * @param model {@link Extractor#embeddingModel()}
 * @param alignment of the crops
 */
public record EmbeddingSpace(ModelId model, AlignmentId alignment) {
    @Override
    public String toString() {
        return model + "/" + alignment;
    }
}
