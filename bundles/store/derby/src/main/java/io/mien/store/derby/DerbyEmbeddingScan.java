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
final class DerbyEmbeddingScan {
    private final CurrentDatabase current;
    private final EmbeddingSpace space;
    private final int batch;
    private final long exchanges;
    private Optional<Rows> rows = Optional.empty(); // once the database is asked
    private long after = Long.MIN_VALUE;

    /** @param batch most embeddings at once */
    DerbyEmbeddingScan(CurrentDatabase current, EmbeddingSpace space, int batch) {
        this.current = current;
        this.space = space;
        this.batch = batch;
        this.exchanges = current.exchanges();
    }

    /** The next embeddings, none at the end. As soon as the database is opened, it is asked for what is left. */
    List<StoredEmbedding> next() throws StoreException {
        Optional<ReadingCopy> copy = current.copy();
        List<StoredEmbedding> found = copy.isPresent()
                ? copy.get().embeddings(space, after, batch)
                : current.call("read embeddings", this::next);
        if (!found.isEmpty()) {
            after = found.get(found.size() - 1).faceId();
        }
        return found;
    }

    private List<StoredEmbedding> next(Database open) throws SQLException, IOException, StoreException {
        if (current.exchanges() != exchanges) {
            throw new StoreException("another gallery was restored in the meantime");
        }
        if (rows.isEmpty()) {
            rows = Optional.of(new Rows(open, space));
        }
        return rows.get().next(after, batch);
    }

    /** What a database had when it was first asked. */
    private static final class Rows {
        private final Database database;
        private final long end;
        private final Optional<SpaceNumbers.Stored> space;
        private Map<Long, String> labels = Map.of();
        private long labelsOf = -1; // which corrections the labels are after

        Rows(Database database, EmbeddingSpace space) throws SQLException, IOException, StoreException {
            this.database = database;
            this.end = database.end();
            this.space = database.read(end, reader -> reader.space(space));
        }

        List<StoredEmbedding> next(long after, int batch) throws SQLException, IOException, StoreException {
            if (space.isEmpty()) {
                return List.of();
            }
            return database.read(end, reader -> reader.embeddings(space.get().id(), after, batch, labels(reader)));
        }

        private Map<Long, String> labels(FaceReader reader) throws SQLException {
            if (labelsOf != database.corrections()) {
                labelsOf = database.corrections();
                labels = reader.labels();
            }
            return labels;
        }
    }
}
