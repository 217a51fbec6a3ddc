package io.mien.store.derby;

import io.mien.extractor.Embedding;
import io.mien.store.FaceRecord;
import io.mien.store.GalleryId;
import io.mien.store.NewFace;
import io.mien.store.StoreException;
import io.mien.store.folder.BoundedWait;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A gallery's open database: one writer, several readers. Thread-safe. A reader sees every {@link #add} and every
 * {@link #remove} whole or not at all, and waits for no {@code add}.
 */
final class Database implements AutoCloseable {
    private final Path folder;
    private final Map<String, String> attributes;
    private final DerbySettings settings;
    private final GalleryId gallery;
    private final DatabaseSessions writer;
    private final DatabaseSessions readers;
    private final RowRemovals removals;

    /** Set when it is closed; empty for one that is not in its final place yet. */
    private final Optional<GalleryProof> proof;

    /** The first face id that no committed face has. */
    private final AtomicLong end;

    /** Readers share it; a removal has it alone, for the time of its transaction. */
    private final ReadWriteLock rows = new ReentrantReadWriteLock();

    /** Of the backup that is being written; changed between two transactions of the writer. */
    private volatile Optional<EmbeddingsBefore> snapshot = Optional.empty();

    private Database(
            Path folder,
            Map<String, String> attributes,
            DerbySettings settings,
            GallerySchema.Meta meta,
            Optional<GalleryProof> proof) {
        this.proof = proof;
        this.folder = folder;
        this.attributes = attributes;
        this.settings = settings;
        this.gallery = meta.gallery();
        this.end = new AtomicLong(meta.nextFace());
        this.writer = new DatabaseSessions(this::session, 1, settings.callWait());
        this.readers = new DatabaseSessions(this::session, settings.readers(), settings.callWait());
        this.removals = new RowRemovals(writer, rows, new TransactionLog(folder), settings.callWait(), meta.erasing());
    }

    /** Makes the database of a new gallery, and leaves it closed. */
    static void create(Path folder, DerbyEngine engine, DerbySettings settings, GallerySchema schema, GalleryId gallery)
            throws SQLException {
        Map<String, String> attributes = attributes(settings);
        attributes.put("create", "true");
        try (DatabaseSession session = engine.open(folder, attributes)) {
            schema.create(session, gallery);
        } catch (SQLException | RuntimeException e) {
            DerbyEngine.shutDownAfter(e, folder);
            throw e;
        }
        DerbyEngine.shutDown(folder);
    }

    /**
     * Opens the database in a folder and brings it to this version's schema.
     *
     * @param proof says whether it is as this program left it; then it is not searched for {@link ForeignObjects} again
     */
    static Database open(
            Path folder, DerbyEngine engine, DerbySettings settings, GallerySchema schema, Optional<GalleryProof> proof)
            throws SQLException, IOException, StoreException {
        Map<String, String> attributes = attributes(settings);
        // The engine changes files as soon as it opens them.
        boolean proved = proof.isPresent() && proof.get().holds();
        ReadingCopy.erase(folder);
        try (DatabaseSession session = engine.open(folder, attributes)) {
            if (session.readOnly()) {
                throw new StoreException(DatabaseFolder.whyReadOnly(folder));
            }
            if (!proved) {
                ForeignObjects.refuse(session);
            }
            GallerySchema.Meta meta = schema.open(session);
            session.commit();
            return new Database(folder, attributes, settings, meta, proof);
        } catch (SQLException | StoreException | RuntimeException e) {
            DerbyEngine.shutDownAfter(e, folder);
            throw e;
        }
    }

    private static Map<String, String> attributes(DerbySettings settings) {
        Map<String, String> attributes =
                new HashMap<>(settings.key().map(EncryptionKey::attributes).orElse(Map.of()));
        attributes.put("derby.storage.pageCacheSize", String.valueOf(settings.pageCache()));
        return attributes;
    }

    Path folder() {
        return folder;
    }

    GalleryId gallery() {
        return gallery;
    }

    /** The id that the next face will have. */
    long end() {
        return end.get();
    }

    /** Reads with others what is committed, in a transaction that sees no removal half done. */
    <T> T read(Query<T> query) throws SQLException, IOException, StoreException {
        return read(end.get(), query);
    }

    /** As {@link #read(Query)}, but nothing of faces from {@code end} on. */
    <T> T read(long end, Query<T> query) throws SQLException, IOException, StoreException {
        BoundedWait.take(rows.readLock()::tryLock, settings.callWait(), "a removal");
        try {
            return readers.transact(session -> query.on(new FaceReader(session, end)));
        } finally {
            rows.readLock().unlock();
        }
    }

    interface Query<T> {
        T on(FaceReader reader) throws SQLException;
    }

    List<Long> add(List<NewFace> faces, List<String> labels) throws SQLException, IOException, StoreException {
        prepare(faces.stream().map(NewFace::embedding).toList());
        long now = System.currentTimeMillis();
        List<Long> ids = writer.transact(session -> new FaceWriter(session).add(faces, labels, now));
        // In one step, or a reader would see the first of them alone.
        end.accumulateAndGet(ids.get(ids.size() - 1) + 1, Math::max);
        return ids;
    }

    void copy(List<FaceRecord> faces, List<String> labels) throws SQLException, IOException, StoreException {
        prepare(faces.stream().flatMap(face -> face.embeddings().stream()).toList());
        long next = writer.transact(session -> {
            FaceWriter writing = new FaceWriter(session);
            writing.copy(faces, labels);
            return writing.nextFace();
        });
        end.accumulateAndGet(next, Math::max);
    }

    boolean put(long face, Embedding embedding) throws SQLException, IOException, StoreException {
        prepare(List.of(embedding));
        return writer.transact(session -> {
            FaceWriter faces = new FaceWriter(session);
            boolean exists = faces.exists(face);
            if (exists) {
                if (snapshot.isPresent()) {
                    snapshot.get().keep(face, new FaceReader(session, Long.MAX_VALUE).embeddings(face));
                }
                faces.put(face, embedding);
            }
            return exists;
        });
    }

    /** New spaces get a transaction of their own: those who read in one must not wait for the faces that follow. */
    private void prepare(List<Embedding> embeddings) throws SQLException, IOException, StoreException {
        writer.transact(session -> {
            new FaceWriter(session).prepare(embeddings);
            return null;
        });
    }

    /** Takes rows out. */
    RowRemovals removals() {
        return removals;
    }

    /** Another number than before where people may have got other labels; does not change while a query runs. */
    long corrections() {
        return removals.corrections();
    }

    /** Whether no face is stored. */
    boolean isEmpty() throws SQLException, IOException, StoreException {
        return read(reader -> reader.ids(Long.MIN_VALUE, 1)).isEmpty();
    }

    /**
     * Lets a snapshot be told of every embedding before it changes, until {@link #endSnapshot}. No writer is at work at the
     * moment that the snapshot is of.
     *
     * @return the first face id that is not in it
     */
    long beginSnapshot(EmbeddingsBefore changes) throws SQLException, IOException, StoreException {
        return writer.transact(session -> {
            snapshot = Optional.of(changes);
            return end.get();
        });
    }

    void endSnapshot() {
        snapshot = Optional.empty();
    }

    /** Lets no face from now on have an id below {@code next}. */
    void raiseNextFace(long next) throws SQLException, IOException, StoreException {
        if (next > end.get()) {
            writer.transact(session -> session.update("UPDATE meta SET next_face = ?", next));
            end.set(next);
        }
    }

    private DatabaseSession session() throws SQLException {
        return DerbyEngine.session(folder, attributes);
    }

    @Override
    public void close() throws SQLException {
        close(false);
    }

    /**
     * Closes it.
     *
     * @param copied whether to leave a {@link ReadingCopy}; no call is running then. If something was written, there is none all
     *     the same: a command that writes is not made slower, and leaves no copy of what the next one may remove
     */
    void close(boolean copied) throws SQLException {
        boolean readable = settings.key().isEmpty()
                && proof.filter(GalleryProof::isPossible).isPresent();
        Optional<ReadingCopy> copy = copied && readable && !writer.used() ? ReadingCopy.of(this) : Optional.empty();
        readers.close();
        writer.close();
        DerbyEngine.shutDown(folder);
        copy.ifPresent(c -> c.write(folder));
        proof.ifPresent(GalleryProof::set);
    }
}
