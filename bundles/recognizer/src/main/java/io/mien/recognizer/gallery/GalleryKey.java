package io.mien.recognizer.gallery;

import io.mien.extractor.EmbeddingSpace;
import io.mien.matcher.IndexKey;
import io.mien.matcher.Matcher;
import io.mien.store.GalleryId;

/**
 * Which gallery in memory. It goes by the gallery's id and not by the store, so that a store that takes the same gallery
 * over finds it loaded; and by the space and not by extractor or aligner, so that their equivalents search the same one.
 *
 * @param gallery whose people
 * @param matcher that made the index
 * @param space of the embeddings
 */
public record GalleryKey(GalleryId gallery, Matcher matcher, EmbeddingSpace space) {
    /** Of the gallery that these stages search. */
    static GalleryKey of(GalleryStages stages) {
        return new GalleryKey(stages.store().gallery(), stages.matcher(), stages.space());
    }

    IndexKey index() {
        return new IndexKey(gallery, space);
    }
}
