package io.mien.recognizer;

import io.mien.extractor.EmbeddingSpace;
import io.mien.matcher.SearchFigures;
import io.mien.store.StoredFace;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far the gallery follows an extractor.
 *
 * @param space whose embeddings it holds
 * @param serving whether it is searched now
 * @param faces that can be found in it
 * @param lacking faces that must be enrolled again: no embedding of this space, and no usable chip to make one of
 * @param progress of its construction, 0..1; 1 if it is complete except for {@code lacking}
 * @param search how thoroughly it is searched; empty if every face is compared, or it is not in memory
 */
public record GalleryStatus(
        EmbeddingSpace space,
        boolean serving,
        int faces,
        List<StoredFace> lacking,
        double progress,
        Optional<SearchFigures> search) {
    public GalleryStatus {
        lacking = List.copyOf(lacking);
        Objects.requireNonNull(search, "search");
    }

    /** A gallery that is not in memory, or of which every face is compared. */
    public GalleryStatus(EmbeddingSpace space, boolean serving, int faces, List<StoredFace> lacking, double progress) {
        this(space, serving, faces, lacking, progress, Optional.empty());
    }
}
