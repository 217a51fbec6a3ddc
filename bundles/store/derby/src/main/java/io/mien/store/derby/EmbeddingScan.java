package io.mien.store.derby;

import io.mien.extractor.EmbeddingSpace;
import io.mien.store.StoreException;
import io.mien.store.StoredEmbedding;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Walks through the embeddings of a space as they were when it began, a batch at a time, by ranges of face ids. Between two
 * batches it holds no lock and no connection, however long the reader takes. Used by one thread.
 */
final class EmbeddingScan {
    private final Database database;
    private final int batch;
    private final long end;
    private final Optional<Spaces.Stored> space;
    private Map<Long, String> labels = Map.of();
    private long labelsOf = -1; // which corrections the labels are after
    private long after = Long.MIN_VALUE;

    /** @param batch most embeddings at once */
    EmbeddingScan(Database database, EmbeddingSpace space, int batch) throws SQLException, IOException, StoreException {
        this.database = database;
        this.batch = batch;
        this.end = database.end();
        this.space = database.read(end, reader -> reader.space(space));
    }

    /**
     * @param open the database that is open now
     * @return the next embeddings, none at the end
     */
    List<StoredEmbedding> next(Database open) throws SQLException, IOException, StoreException {
        if (open != database) {
            throw new StoreException("another gallery was restored meanwhile");
        }
        if (space.isEmpty()) {
            return List.of();
        }
        List<StoredEmbedding> found =
                database.read(end, reader -> reader.embeddings(space.get().id(), after, batch, labels(reader)));
        if (!found.isEmpty()) {
            after = found.get(found.size() - 1).faceId();
        }
        return found;
    }

    private Map<Long, String> labels(FaceReader reader) throws SQLException {
        if (labelsOf != database.corrections()) {
            labelsOf = database.corrections();
            labels = reader.labels();
        }
        return labels;
    }
}
