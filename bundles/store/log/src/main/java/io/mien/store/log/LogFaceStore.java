package io.mien.store.log;

import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.store.FaceRecord;
import io.mien.store.GalleryId;
import io.mien.store.IllegalLabelException;
import io.mien.store.Label;
import io.mien.store.NewFace;
import io.mien.store.StoreException;
import io.mien.store.StoreSpace;
import io.mien.store.backup.BackupWriter;
import io.mien.store.folder.FileFailures;
import io.mien.store.folder.FolderInUseException;
import io.mien.store.folder.GalleryFolder;
import io.mien.store.folder.Maintenance;
import io.mien.store.folder.PendingErasure;
import io.mien.support.files.FolderLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A gallery in one append-only file. Owns its folder until it is closed. */
final class LogFaceStore extends LogFaceReader {
    private final LogSettings settings;
    private final FolderLock owned;
    private final LogHome home;
    private final LogRewriter rewriting;
    private final Consumer<GalleryId> restored;

    private final Maintenance maintenance;
    private final PendingErasure erasure;

    private volatile GalleryId gallery;

    private LogFaceStore(
            LogSettings settings,
            FolderLock owned,
            LogDisk disk,
            LogHome home,
            Log open,
            Consumer<GalleryId> restored) {
        super(new CurrentLog(settings, open), settings.batch());
        this.settings = settings;
        this.owned = owned;
        this.home = home;
        this.maintenance = new Maintenance(settings.callWait());
        this.erasure = new PendingErasure(settings.eraseRetry(), () -> clear(maintenance, log, home));
        this.rewriting = new LogRewriter(log, home, disk, erasure);
        this.restored = restored;
        this.gallery = open.header().gallery();
    }

    /**
     * Opens the gallery in a folder, or makes a new one.
     *
     * @param restored told the gallery's id after a restore
     * @throws FolderInUseException if another store owns the folder
     * @throws DamagedLogException if the log holds something else than what was written
     * @throws StoreException if it cannot be opened, saying why
     */
    static LogFaceStore open(LogSettings settings, LogDisk disk, Consumer<GalleryId> restored) throws StoreException {
        GalleryFolder folder = LogHome.folder(settings.folder(), disk);
        try {
            FolderLock owned = folder.own();
            try {
                LogHome home = new LogHome(folder, disk);
                return new LogFaceStore(settings, owned, disk, home, home.open(), restored);
            } catch (IOException | StoreException | RuntimeException e) {
                owned.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StoreException(
                    "the gallery in " + folder.path() + " cannot be opened: " + FileFailures.reason(e), e);
        }
    }

    private static Optional<String> clear(Maintenance maintenance, CurrentLog log, LogHome home) {
        try {
            return maintenance.alone(() -> log.change("overwrite removed data", open -> home.clear()));
        } catch (StoreException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public Optional<String> remaining() {
        return erasure.remaining();
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
            throw new StoreException(
                    "the space of the gallery in " + settings.folder() + " is not known: " + FileFailures.reason(e), e);
        }
    }

    @Override
    public List<Long> add(List<NewFace> faces) throws StoreException, IllegalLabelException {
        FaceInsertion enrolment = FaceInsertion.of(faces, Instant.now());
        return faces.isEmpty()
                ? List.of()
                : log.change("add faces", open -> {
                    List<FaceRecord> records = enrolment.from(open.index().nextFace());
                    open.append(FaceInsertion.body(open.index(), records), log.exclusive());
                    return records.stream().map(FaceRecord::id).toList();
                });
    }

    @Override
    public void copy(List<FaceRecord> faces) throws StoreException, IllegalLabelException {
        List<FaceRecord> checked = FaceInsertion.checked(faces);
        if (!faces.isEmpty()) {
            log.change("copy faces", open -> {
                FaceInsertion.checkIds(checked, open.index().nextFace());
                open.append(FaceInsertion.body(open.index(), checked), log.exclusive());
                return checked.size();
            });
        }
    }

    @Override
    public List<Long> remove(String label) throws StoreException {
        // An illegal label is one that nobody is called.
        return maintenance.alone(() -> rewriting.remove(label.strip()));
    }

    @Override
    public void removeFaces(Set<Long> faceIds) throws StoreException {
        maintenance.alone(() -> {
            rewriting.removeFaces(faceIds);
            return faceIds;
        });
    }

    @Override
    public void move(Set<Long> faceIds, String label) throws StoreException, IllegalLabelException {
        String checked = Label.check(label);
        maintenance.alone(() -> {
            rewriting.move(faceIds, checked);
            return faceIds;
        });
    }

    @Override
    public boolean put(long faceId, Embedding embedding) throws StoreException {
        boolean stored = log.change("add an embedding", open -> {
            if (open.index().face(faceId).isEmpty()) {
                return false;
            }
            open.index().check(List.of(embedding));
            open.append(out -> RecordEntries.embedding(out, faceId, embedding), log.exclusive());
            return true;
        });
        if (stored) {
            maintenance.aloneOrNot(() -> rewriting.shorten(settings.mostSuperseded()));
        }
        return stored;
    }

    @Override
    public int prune(EmbeddingSpace space) throws StoreException {
        return maintenance.alone(() -> rewriting.prune(space));
    }

    @Override
    public void backup(Path file, Runnable checkpoint) throws StoreException {
        String what = "write the backup " + file;
        maintenance.alone(() -> {
            LogSnapshot snapshot = log.read(what, LogSnapshot::new);
            return log.unlocked(what, open -> {
                BackupWriter.write(file, Optional.empty(), snapshot, checkpoint);
                return file;
            });
        });
    }

    @Override
    public void restore(Path file, Runnable checkpoint) throws StoreException {
        gallery = maintenance.alone(() -> rewriting.restore(file, checkpoint));
        restored.accept(gallery);
    }

    @Override
    public void close() throws StoreException {
        try {
            try {
                erasure.close();
                log.close();
            } finally {
                owned.close();
            }
        } catch (IOException e) {
            throw new StoreException(
                    "the gallery in " + settings.folder() + " cannot be closed: " + FileFailures.reason(e), e);
        }
    }
}
