package io.mien.store.log;

import io.mien.extractor.EmbeddingSpace;
import io.mien.store.FaceRecord;
import io.mien.store.GalleryId;
import io.mien.store.StoreException;
import io.mien.store.StoreSpace;
import io.mien.store.backup.BackupReader;
import io.mien.store.folder.FileFailures;
import io.mien.store.folder.GalleryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes, opens and exchanges the log in a gallery's folder. Used by the owner of the folder, one call at a time. */
final class LogHome {
    private final GalleryFolder folder;
    private final LogDisk disk;

    LogHome(GalleryFolder folder, LogDisk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** A gallery's folder, with a log in it. */
    static GalleryFolder folder(Path folder, LogDisk disk) throws StoreException {
        return new GalleryFolder(folder, "log", disk);
    }

    StoreSpace space() throws IOException {
        return folder.space();
    }

    /** Opens the gallery in the folder; makes a new one if there is none. */
    Log open() throws IOException, StoreException {
        folder.settle();
        if (!Files.exists(folder.gallery())) {
            // Built beside the gallery, so that a process that is killed leaves no incomplete one.
            Log made = Log.create(disk, folder.staged(), new LogHeader(new GalleryId(UUID.randomUUID()), 1));
            try (made) {
                made.force();
            }
            folder.install();
        }
        return LogReader.open(disk, folder.gallery());
    }

    /**
     * The part of a log that is written to another one.
     *
     * @param labels what each face is called there
     */
    record Selection(
            Predicate<LogIndex.Face> faces, Predicate<EmbeddingSpace> spaces, Function<LogIndex.Face, String> labels) {
        /** These faces and embeddings, under their labels. */
        Selection(Predicate<LogIndex.Face> faces, Predicate<EmbeddingSpace> spaces) {
            this(faces, spaces, LogIndex.Face::label);
        }

        static Selection all() {
            return new Selection(face -> true, space -> true);
        }
    }

    /** Writes a part of a log beside the log in place, for good; by itself this changes nothing. */
    Log stage(Log from, LogHeader header, Selection selection) throws IOException, StoreException {
        return stage(header, staged -> copy(from, from.index().faces(), staged, selection));
    }

    /** As {@link #stage(Log, LogHeader, Selection)}, with all that is left in a backup. */
    Log stage(BackupReader backup, LogHeader header) throws IOException, StoreException {
        return stage(header, staged -> {
            for (Optional<FaceRecord> face = backup.next(); face.isPresent(); face = backup.next()) {
                FaceRecord record = face.get();
                staged.write(out -> RecordEntries.record(out, record));
            }
        });
    }

    private interface Content {
        void writeTo(Log staged) throws IOException, StoreException;
    }

    private Log stage(LogHeader header, Content content) throws IOException, StoreException {
        folder.settle();
        Log staged = Log.create(disk, folder.staged(), header);
        try {
            content.writeTo(staged);
            staged.force();
            return staged;
        } catch (IOException | StoreException | RuntimeException e) {
            abandon(staged, e);
            throw e;
        }
    }

    /** On a full disk closing fails as well, and with a reason that says less. */
    private void abandon(Log staged, Exception failure) {
        try {
            staged.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        clear();
    }

    /** Each face becomes a record of its own. */
    static void copy(Log from, Collection<LogIndex.Face> faces, Log to, Selection selection)
            throws IOException, StoreException {
        for (LogIndex.Face face : faces) {
            if (selection.faces().test(face)) {
                FaceRecord record = from.record(face.called(selection.labels().apply(face)), selection.spaces());
                to.write(out -> RecordEntries.record(out, record));
            }
        }
    }

    /** Puts a staged log in place of the other, or opens the other again where that fails. */
    Exchanged exchange(Log current, Log staged) throws IOException {
        try {
            current.close();
            staged.close();
            folder.install();
            return new Exchanged(staged.at(disk, folder.gallery()), Optional.empty());
        } catch (IOException e) {
            folder.putBack();
            return new Exchanged(current.at(disk, folder.gallery()), Optional.of(e));
        }
    }

    /**
     * How an exchange ended.
     *
     * @param log that is in place
     * @param failure where it is the old one
     */
    record Exchanged(Log log, Optional<IOException> failure) {}

    /** @return why what an exchange left is still there, and not overwritten */
    Optional<String> clear() {
        try {
            folder.settle();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(FileFailures.reason(e));
        }
    }
}
