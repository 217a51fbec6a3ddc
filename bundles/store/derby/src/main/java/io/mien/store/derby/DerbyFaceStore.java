package io.mien.store.derby;

import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.store.Chip;
import io.mien.store.FaceRecord;
import io.mien.store.FaceSummary;
import io.mien.store.GalleryId;
import io.mien.store.IllegalLabelException;
import io.mien.store.Label;
import io.mien.store.NewFace;
import io.mien.store.Person;
import io.mien.store.SpaceCount;
import io.mien.store.StoreException;
import io.mien.store.StoreSpace;
import io.mien.store.StoredEmbedding;
import io.mien.store.StoredFace;
import io.mien.store.backup.BackupWriter;
import io.mien.store.folder.FolderInUseException;
import io.mien.store.folder.GalleryFolder;
import io.mien.store.folder.Maintenance;
import io.mien.store.folder.OwnedStore;
import io.mien.support.files.FolderLock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A gallery in an embedded Derby database. Owns its folder until it is closed. */
final class DerbyFaceStore implements OwnedStore {
    private static final String LIST_FACES = "list faces";

    private final DerbySettings settings;
    private final FolderLock owned;
    private final GalleryHome home;
    private final CurrentDatabase database;
    private final Consumer<GalleryId> restored;
    private final Maintenance maintenance;
    private final GalleryRemovals removals;
    private volatile GalleryId gallery;

    private DerbyFaceStore(
            DerbySettings settings,
            FolderLock owned,
            GalleryHome home,
            CurrentDatabase database,
            Consumer<GalleryId> restored) {
        this.settings = settings;
        this.owned = owned;
        this.home = home;
        this.database = database;
        this.restored = restored;
        this.gallery = database.gallery();
        this.maintenance = new Maintenance(settings.callWait());
        this.removals = new GalleryRemovals(maintenance, database, home, settings.eraseRetry());
        // A process that leaves something to overwrite leaves no copy.
        if (database.copy().isEmpty()) {
            removals.eraseRest();
        }
    }

    /**
     * Opens the gallery in a folder, or makes a new one.
     *
     * @param restored told the gallery's id after a restore
     * @throws FolderInUseException if another store owns the folder
     * @throws StoreException if it cannot be opened, saying why
     */
    static DerbyFaceStore open(DerbySettings settings, GallerySchema schema, Consumer<GalleryId> restored)
            throws StoreException {
        GalleryFolder folder = GalleryHome.folder(settings.folder());
        try {
            FolderLock owned = folder.own();
            try {
                GalleryHome home = new GalleryHome(folder, settings, schema);
                return new DerbyFaceStore(settings, owned, home, CurrentDatabase.open(settings, home), restored);
            } catch (SQLException | IOException | StoreException | RuntimeException e) {
                owned.close();
                throw e;
            }
        } catch (FolderInUseException e) {
            throw e;
        } catch (SQLException | IOException | StoreException e) {
            throw DerbyFailures.wrap("the gallery in " + folder.path() + " cannot be opened", e);
        }
    }

    @Override
    public GalleryId gallery() {
        return gallery;
    }

    @Override
    public Optional<StoreSpace> space() throws StoreException {
        try {
            return Optional.of(home.space());
        } catch (IOException e) {
            throw DerbyFailures.wrap("the space of the gallery in " + settings.folder() + " is not known", e);
        }
    }

    @Override
    public List<Person> people() throws StoreException {
        return database.read("list people", ReadingCopy::people, FaceReader::people);
    }

    @Override
    public List<StoredFace> faces() throws StoreException {
        return database.read(LIST_FACES, ReadingCopy::storedFaces, FaceReader::faces);
    }

    @Override
    public List<Long> add(List<NewFace> faces) throws StoreException, IllegalLabelException {
        List<String> labels =
                CheckedLabels.of(faces.stream().map(NewFace::label).toList());
        return faces.isEmpty() ? List.of() : database.call("add faces", open -> open.add(faces, labels));
    }

    @Override
    public void copy(List<FaceRecord> faces) throws StoreException, IllegalLabelException {
        List<String> labels =
                CheckedLabels.of(faces.stream().map(FaceRecord::label).toList());
        database.call("copy faces", open -> {
            open.copy(faces, labels);
            return faces.size();
        });
    }

    @Override
    public List<Long> remove(String label) throws StoreException {
        // An illegal label is one that nobody is called.
        return removals.remove("remove a person", open -> open.removals().remove(label.strip()));
    }

    @Override
    public void removeFaces(Set<Long> faceIds) throws StoreException {
        correct("remove faces", faceIds, writing -> writing.removeFaces(new TreeSet<>(faceIds)));
    }

    @Override
    public void move(Set<Long> faceIds, String label) throws StoreException, IllegalLabelException {
        String checked = Label.check(label);
        correct("move faces", faceIds, writing -> writing.move(new TreeSet<>(faceIds), checked));
    }

    private void correct(String what, Set<Long> faceIds, RowRemovals.Removal<Set<Long>> correction)
            throws StoreException {
        if (!faceIds.isEmpty()) {
            removals.remove(what, open -> open.removals().correct(correction));
        }
    }

    @Override
    public List<FaceSummary> summaries() throws StoreException {
        return database.call(LIST_FACES, open -> open.read(FaceReader::summaries));
    }

    @Override
    public List<FaceSummary> enrolledFrom(String pixels) throws StoreException {
        return database.call("look for a picture", open -> open.read(reader -> reader.enrolledFrom(pixels)));
    }

    @Override
    public void embeddings(EmbeddingSpace space, Consumer<StoredEmbedding> consumer) throws StoreException {
        DerbyEmbeddingScan scan = new DerbyEmbeddingScan(database, space, settings.batch());
        for (List<StoredEmbedding> batch = scan.next(); !batch.isEmpty(); batch = scan.next()) {
            batch.forEach(consumer);
        }
    }

    @Override
    public List<StoredFace> without(EmbeddingSpace space) throws StoreException {
        return database.read(LIST_FACES, copy -> copy.without(space), reader -> reader.without(space));
    }

    @Override
    public boolean put(long faceId, Embedding embedding) throws StoreException {
        return database.call("add an embedding", open -> open.put(faceId, embedding));
    }

    @Override
    public Optional<Chip> chip(long faceId) throws StoreException {
        return database.call("read a chip", open -> open.read(reader -> reader.chip(faceId)));
    }

    @Override
    public List<SpaceCount> spaces() throws StoreException {
        return database.read("list spaces", ReadingCopy::spaces, FaceReader::spaces);
    }

    @Override
    public int prune(EmbeddingSpace space) throws StoreException {
        return removals.remove("drop the embeddings of " + space, open -> open.removals()
                .prune(open.read(reader -> reader.space(space)), settings.batch()));
    }

    @Override
    public Optional<FaceRecord> face(long faceId) throws StoreException {
        return database.call("read a face", open -> open.read(reader -> reader.face(faceId)));
    }

    @Override
    public void backup(Path file, Runnable checkpoint) throws StoreException {
        maintenance.alone(() -> database.call("write the backup " + file, open -> {
            try (DatabaseSnapshot snapshot = DatabaseSnapshot.of(open, settings.batch())) {
                BackupWriter.write(file, settings.backupKey(), snapshot, checkpoint);
            }
            return file;
        }));
    }

    @Override
    public void restore(Path file, Runnable checkpoint) throws StoreException {
        String what = "restore the backup " + file;
        gallery = maintenance.alone(() -> {
            Database staged = database.call(what, open -> home.stage(file, open.isEmpty(), checkpoint));
            try {
                return database.exchange(what, open -> home.exchange(open, staged), home::putBack)
                        .gallery();
            } finally {
                home.discard(staged);
                removals.eraseRest();
            }
        });
        restored.accept(gallery);
    }

    @Override
    public Optional<String> remaining() {
        return removals.remaining();
    }

    @Override
    public void close() throws StoreException {
        try {
            try {
                removals.close();
                database.close();
            } finally {
                owned.close();
            }
        } catch (SQLException | IOException e) {
            throw DerbyFailures.wrap("the gallery in " + settings.folder() + " cannot be closed", e);
        }
    }
}
