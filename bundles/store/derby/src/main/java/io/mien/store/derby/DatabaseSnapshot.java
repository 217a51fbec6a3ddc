package io.mien.store.derby;

import io.mien.store.FaceRecord;
import io.mien.store.GalleryId;
import io.mien.store.StoreException;
import io.mien.store.backup.GallerySnapshot;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * A gallery as it was when this was made, while faces are added and embeddings replaced. Nothing is removed before it is
 * closed. Between two batches it holds no lock and no connection. Used by one thread.
 */
final class DatabaseSnapshot implements GallerySnapshot, AutoCloseable {
    private final Database database;
    private final int batch;
    private final EmbeddingsBefore before = new EmbeddingsBefore();
    private final long end;

    private DatabaseSnapshot(Database database, int batch) throws SQLException, IOException, StoreException {
        this.database = database;
        this.batch = batch;
        this.end = database.beginSnapshot(before);
    }

    /** @param batch faces whose ids are read at once */
    static DatabaseSnapshot of(Database database, int batch) throws SQLException, IOException, StoreException {
        return new DatabaseSnapshot(database, batch);
    }

    @Override
    public GalleryId gallery() {
        return database.gallery();
    }

    @Override
    public long nextFace() {
        return end;
    }

    @Override
    public void faces(Sink sink) throws IOException, StoreException {
        try {
            List<Long> ids = ids(Long.MIN_VALUE);
            while (!ids.isEmpty()) {
                for (long id : ids) {
                    sink.accept(face(id));
                }
                ids = ids(ids.get(ids.size() - 1));
            }
        } catch (SQLException e) {
            throw DerbyFailures.wrap("a face cannot be read", e);
        }
    }

    private List<Long> ids(long after) throws SQLException, IOException, StoreException {
        return database.read(end, reader -> reader.ids(after, batch));
    }

    private FaceRecord face(long id) throws SQLException, IOException, StoreException {
        FaceRecord read = database.read(end, reader -> reader.face(id))
                .orElseThrow(() -> new StoreException("face " + id + " was removed in the meantime"));
        return before.of(id)
                .map(then -> new FaceRecord(id, read.label(), read.enrolled(), read.chip(), then, read.source()))
                .orElse(read);
    }

    @Override
    public void close() {
        database.endSnapshot();
    }
}
