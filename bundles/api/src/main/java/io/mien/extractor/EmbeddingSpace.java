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
        return new EmbeddingSpace(extractor.embeddingModel(), new AlignmentId(template(extractor) + aligner.id()));
    }

    /** The text of each space of an extractor, without the aligner's id and the slash before it. */
    public static String beginning(Extractor extractor) {
        String text = extractor.embeddingModel() + "/" + template(extractor);
        return text.substring(0, text.length() - 1);
    }

    /** Empty for {@code arcface-112}: spaces that were named before there was another template keep their names. */
    private static String template(Extractor extractor) {
        FaceTemplate template = extractor.template();
        return template.cutsLike(FaceTemplate.ARCFACE_112) ? "" : template.id() + "/";
    }

    @Override
    public String toString() {
        return model + "/" + alignment;
    }
}
