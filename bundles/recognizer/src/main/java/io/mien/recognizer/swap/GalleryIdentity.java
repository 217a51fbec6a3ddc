package io.mien.recognizer.swap;

/**
 * What a gallery in memory is of. Two sets of stages with equal identities search the same gallery.
 *
 * @param gallery id of the gallery in the store
 * @param matcher service number of the matcher that made the index
 * @param space of the embeddings, as {@link io.mien.extractor.EmbeddingSpace#toString()} writes it
 */
public record GalleryIdentity(String gallery, String matcher, String space) {}
