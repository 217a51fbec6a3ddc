package io.mien.recognizer.gallery;

import io.mien.aligner.Aligner;
import io.mien.extractor.EmbeddingSpace;
import io.mien.extractor.Extractor;
import io.mien.matcher.Matcher;
import io.mien.store.FaceStore;

/**
 * The stages that a gallery is made of.
 *
 * @param aligner cuts the faces
 * @param extractor makes the embeddings
 * @param matcher makes the index
 * @param store keeps the people
 */
public record GalleryStages(Aligner aligner, Extractor extractor, Matcher matcher, FaceStore store) {
    /** Where the embeddings belong. */
    public EmbeddingSpace space() {
        return EmbeddingSpace.of(extractor, aligner);
    }
}
