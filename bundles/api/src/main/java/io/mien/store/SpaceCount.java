package io.mien.store;

import io.mien.extractor.EmbeddingSpace;

/**
 * Embeddings of one space in a store.
 *
 * @param space within which they may be compared
 * @param embeddings how many, at least 1
 */
public record SpaceCount(EmbeddingSpace space, int embeddings) {}
