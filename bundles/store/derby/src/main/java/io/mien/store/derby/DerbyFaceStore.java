package io.mien.store.derby;

import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.store.Chip;
import io.mien.store.FaceStore;
import io.mien.store.GalleryId;
import io.mien.store.IllegalLabelException;
import io.mien.store.Label;
import io.mien.store.NewFace;
import io.mien.store.Person;
import io.mien.store.StoreException;
import io.mien.store.StoredEmbedding;
import io.mien.store.StoredFace;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/** A gallery in an embedded Derby database. Owns its folder until it is closed. */
final class DerbyFaceStore implements FaceStore, AutoCloseable {
    private static final Logger LOG = System.getLogger(DerbyFaceStore.class.getName());

    private final Settings settings;
    private final GalleryHome home;
    private final FolderLock owned;

    /** Held by what must not run beside each other: backup, restore, removal. Taken before {@link #exchange}. */
    private final Lock maintenance = new ReentrantLock();

    /** Calls share it; exchanging or closing the database has it alone. */
    private final ReadWriteLock exchange = new ReentrantReadWriteLock(true);

    private final Consumer<GalleryId> restored;

    /** Empty once closed. Written by who has {@link #exchange} alone, or closes after waiting for it in vain. */
    private volatile Optional<Database> database;

    private volatile GalleryId gallery;

    private DerbyFaceStore(
            Settings settings, GalleryHome home, FolderLock owned, Database database, Consumer<GalleryId> restored) {
        this.settings = settings;
        this.restored = restored;
        this.home = home;
        this.owned = owned;
        this.database = Optional.of(database);
        this.gallery = database.gallery();
    }

    /**
     * Opens the gallery in a folder, or makes a new one.
     *
     * @param restored told the gallery's id after a restore
     * @throws FolderInUseException if another store owns the folder
     * @throws StoreException if it cannot be opened, saying why
     */
    static DerbyFaceStore open(Settings settings, Schema schema, Consumer<GalleryId> restored) throws StoreException {
        GalleryFolder folder = new GalleryFolder(settings.folder());
        String what = "the gallery in " + folder.path() + " cannot be opened";
        try {
            FolderLock owned = FolderLock.acquire(folder.path());
            try {
                GalleryHome home = new GalleryHome(folder, settings, schema);
                return new DerbyFaceStore(settings, home, owned, home.open(), restored);
            } catch (SQLException | IOException | StoreException | RuntimeException e) {
                owned.close();
                throw e;
            }
        } catch (FolderInUseException e) {
            throw e;
        } catch (SQLException | IOException | StoreException e) {
            throw Failures.wrap(what, e);
        }
    }

    @Override
    public GalleryId gallery() {
        return gallery;
    }

    @Override
    public List<Person> people() throws StoreException {
        return call("list people", open -> open.read(FaceReader::people));
    }

    @Override
    public List<StoredFace> faces() throws StoreException {
        return call("list faces", open -> open.read(FaceReader::faces));
    }

    @Override
    public List<Long> add(List<NewFace> faces) throws StoreException, IllegalLabelException {
        List<String> labels = new ArrayList<>(faces.size());
        for (NewFace face : faces) {
            labels.add(Label.check(face.label()));
        }
        return faces.isEmpty() ? List.of() : call("add faces", open -> open.add(faces, labels));
    }

    @Override
    public List<Long> remove(String label) throws StoreException {
        BoundedWait.take(maintenance::tryLock, settings.callWait());
        try {
            // An illegal label is one that nobody is called.
            return call("remove a person", open -> open.remove(label.strip()));
        } finally {
            maintenance.unlock();
        }
    }

    @Override
    public void embeddings(EmbeddingSpace space, Consumer<StoredEmbedding> consumer) throws StoreException {
        EmbeddingScan scan = call("read embeddings", open -> new EmbeddingScan(open, space, settings.batch()));
        List<StoredEmbedding> batch = call("read embeddings", scan::next);
        while (!batch.isEmpty()) {
            batch.forEach(consumer);
            batch = call("read embeddings", scan::next);
        }
    }

    @Override
    public List<StoredFace> without(EmbeddingSpace space) throws StoreException {
        return call("list faces", open -> open.read(reader -> reader.without(space)));
    }

    @Override
    public boolean put(long faceId, Embedding embedding) throws StoreException {
        return call("add an embedding", open -> open.put(faceId, embedding));
    }

    @Override
    public Optional<Chip> chip(long faceId) throws StoreException {
        return call("read a chip", open -> open.read(reader -> reader.chip(faceId)));
    }

    @Override
    public void backup(Path file) throws StoreException {
        BoundedWait.take(maintenance::tryLock, settings.callWait());
        try {
            call("write the backup " + file, open -> BackupFile.write(open, file));
        } finally {
            maintenance.unlock();
        }
    }

    @Override
    public void restore(Path file) throws StoreException {
        String what = "restore the backup " + file;
        BoundedWait.take(maintenance::tryLock, settings.callWait());
        try {
            Database staged = call(what, open -> home.stage(file));
            try {
                alone(what, open -> exchange(open, staged));
            } finally {
                home.discard(staged);
            }
            restored.accept(gallery);
        } finally {
            maintenance.unlock();
        }
    }

    /** Where it fails the database is the one that was there before, or none if that cannot be opened any more. */
    private Optional<Database> exchange(Database current, Database staged)
            throws SQLException, IOException, StoreException {
        try {
            Database exchanged = home.exchange(current, staged);
            gallery = exchanged.gallery();
            return Optional.of(exchanged);
        } catch (SQLException | IOException | StoreException e) {
            database = Optional.empty();
            database = Optional.of(home.putBack(e));
            throw e;
        }
    }

    /** Waits for running calls as long as configured, then closes under them, and they fail. Does nothing the second time. */
    @Override
    public void close() throws StoreException {
        boolean alone = false;
        try {
            BoundedWait.take(exchange.writeLock()::tryLock, settings.closeWait());
            alone = true;
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "The gallery in {0} is closed under running calls", settings.folder());
        }
        try {
            closeNow();
        } catch (SQLException | IOException e) {
            throw Failures.wrap("the gallery in " + settings.folder() + " cannot be closed", e);
        } finally {
            if (alone) {
                exchange.writeLock().unlock();
            }
        }
    }

    private void closeNow() throws SQLException, IOException {
        Optional<Database> open = database;
        database = Optional.empty();
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } finally {
            owned.close();
        }
    }

    private interface Call<T> {
        T on(Database open) throws SQLException, IOException, StoreException;
    }

    private <T> T call(String what, Call<T> call) throws StoreException {
        BoundedWait.take(exchange.readLock()::tryLock, settings.callWait());
        try {
            return run(what, call);
        } finally {
            exchange.readLock().unlock();
        }
    }

    private void alone(String what, Call<Optional<Database>> call) throws StoreException {
        BoundedWait.take(exchange.writeLock()::tryLock, settings.callWait());
        try {
            database = run(what, call);
        } finally {
            exchange.writeLock().unlock();
        }
    }

    /** Holds {@link #exchange}. */
    private <T> T run(String what, Call<T> call) throws StoreException {
        try {
            return call.on(database.orElseThrow(() -> new StoreException("the store is closed")));
        } catch (SQLException | IOException | StoreException e) {
            throw Failures.wrap("the gallery in " + settings.folder() + " cannot " + what, e);
        }
    }
}
