package io.mien.extractor;

import io.mien.aligner.Aligner;
import io.mien.aligner.AlignmentId;
import io.mien.aligner.FaceTemplate;
import io.mien.model.ModelId;

/**
 * A set of comparable embeddings: made by one model (or its declared equivalents) from crops of one alignment.
 *
 * @param model {@link Extractor#embeddingModel()}
 * @param alignment of the crops: the aligner's id, behind that of the template unless it is {@code arcface-112}
 */
public record EmbeddingSpace(ModelId model, AlignmentId alignment) {
    /** The space of the embeddings that an extractor makes of an aligner's crops. */
    public static EmbeddingSpace of(Extractor extractor, Aligner aligner) {
        FaceTemplate template = extractor.template();
        // Spaces that were named before there was another template keep their names.
        AlignmentId alignment = template.cutsLike(FaceTemplate.ARCFACE_112)
                ? aligner.id()
                : new AlignmentId(template.id() + "/" + aligner.id());
        return new EmbeddingSpace(extractor.embeddingModel(), alignment);
    }

    @Override
    public String toString() {
        return model + "/" + alignment;
    }
}
