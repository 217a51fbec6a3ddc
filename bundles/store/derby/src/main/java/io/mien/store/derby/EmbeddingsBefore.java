package io.mien.store.derby;

import io.mien.extractor.Embedding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The embeddings of faces as they were at the moment of a snapshot, of those that changed afterward. Thread-safe. */
final class EmbeddingsBefore {
    private final Map<Long, List<Embedding>> kept = new ConcurrentHashMap<>();

    /** Called before the embeddings of a face change. */
    void keep(long face, List<Embedding> embeddings) {
        kept.putIfAbsent(face, embeddings);
    }

    /** Asked after the face was read: what is read after a change is kept before it. */
    Optional<List<Embedding>> of(long face) {
        return Optional.ofNullable(kept.get(face));
    }
}
