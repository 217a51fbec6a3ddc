package io.mien.recognizer;

import io.mien.extractor.EmbeddingSpace;
import io.mien.store.StoredFace;
import java.util.List;

/**
 * How far the gallery follows an extractor.
 *
 * @param space whose embeddings it holds
 * @param serving whether it is searched now
 * @param faces that can be found in it
 * @param lacking faces that need enrolling again: no embedding of this space, and no usable chip to make one of
 * @param progress of its making, 0..1; 1 where it is complete but for {@code lacking}
 */
public record GalleryStatus(
        EmbeddingSpace space, boolean serving, int faces, List<StoredFace> lacking, double progress) {
    public GalleryStatus {
        lacking = List.copyOf(lacking);
    }
}
