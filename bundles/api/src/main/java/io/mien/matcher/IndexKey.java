package io.mien.matcher;

import io.mien.extractor.EmbeddingSpace;
import io.mien.store.GalleryId;
import java.util.Objects;

/**
 * The identity of an index's faces, for a matcher that keeps indexes on disk.
 *
 * @param gallery the store's
 * @param space that its embeddings belong to
 */
public record IndexKey(GalleryId gallery, EmbeddingSpace space) {
    public IndexKey {
        Objects.requireNonNull(gallery, "gallery");
        Objects.requireNonNull(space, "space");
    }
}
