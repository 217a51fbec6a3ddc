package io.mien.store.log;

import io.mien.extractor.EmbeddingSpace;
import io.mien.store.StoreException;
import io.mien.store.StoredEmbedding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks through the embeddings of the faces that were there when it began, a batch at a time, by face id. Between two batches
 * it holds nothing, however long the reader takes. Used by one thread.
 */
final class LogEmbeddingScan {
    private final EmbeddingSpace space;
    private final int batch;
    private final Object gallery;
    private final long end;
    private long after = Long.MIN_VALUE;

    /** @param batch most embeddings at once */
    LogEmbeddingScan(Log log, EmbeddingSpace space, int batch) {
        this.space = space;
        this.batch = batch;
        this.gallery = log.origin();
        this.end = log.index().nextFace();
    }

    /**
     * @param log that is open now
     * @return the next embeddings, none at the end
     */
    List<StoredEmbedding> next(Log log) throws IOException, StoreException {
        if (log.origin() != gallery) {
            throw new StoreException("another gallery was restored in the meantime");
        }
        List<StoredEmbedding> found = new ArrayList<>();
        for (LogIndex.Face face : log.index().with(space, after, end, batch)) {
            found.add(new StoredEmbedding(face.id(), face.label(), log.values(face, space)));
            after = face.id();
        }
        return found;
    }
}
