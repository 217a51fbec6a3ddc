package io.mien.recognizer;

import io.mien.extractor.EmbeddingSpace;
import io.mien.matcher.SearchFigures;
import io.mien.store.StoredFace;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** How far the gallery follows an extractor. Made by the recognizer. */
@ProviderType
public sealed interface GalleryStatus permits GalleryStatusValues {
    /** The space whose embeddings it holds. */
    EmbeddingSpace space();

    /** Whether it is searched now. */
    boolean serving();

    /** Faces that can be found in it. */
    int faces();

    /** Faces that must be enrolled again: no embedding of this space, and no usable chip to make one of. */
    List<StoredFace> lacking();

    /** Progress of its construction, 0..1; 1 if it is complete except for {@link #lacking()}. */
    double progress();

    /** How thoroughly it is searched; empty if every face is compared, or it is not in memory. */
    Optional<SearchFigures> search();

    /** A complete gallery. */
    static GalleryStatus of(EmbeddingSpace space, boolean serving, int faces) {
        return new GalleryStatusValues(space, serving, faces, List.of(), 1, Optional.empty());
    }

    /** The same with faces that must be enrolled again. */
    GalleryStatus lacking(List<StoredFace> faces);

    /** The same at this progress of its construction, 0..1. */
    GalleryStatus progress(double share);

    /** The same with what is known of its search. */
    GalleryStatus search(Optional<SearchFigures> figures);
}
