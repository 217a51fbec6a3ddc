package io.mien.store.derby;

import io.mien.store.FaceRecord;
import io.mien.store.GalleryId;
import io.mien.store.StoreException;
import io.mien.store.StoreSpace;
import io.mien.store.backup.BackupReader;
import io.mien.store.folder.DurableChanges;
import io.mien.store.folder.FileFailures;
import io.mien.store.folder.GalleryFolder;
import io.mien.support.files.DurableFiles;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes, opens and exchanges the database in a gallery's folder. Used by the owner of the folder, one call at a time.
 */
final class GalleryHome {
    private static final Logger LOG = System.getLogger(GalleryHome.class.getName());

    /** Faces that are stored in one transaction; each has a chip of at most 1 MiB. */
    private static final int BATCH = 32;

    private final GalleryFolder folder;
    private final DerbySettings settings;
    private final GallerySchema schema;
    private final DerbyEngine engine;

    GalleryHome(GalleryFolder folder, DerbySettings settings, GallerySchema schema) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.schema = schema;
        this.engine = new DerbyEngine(folder.path().resolve("engine"), settings.callWait());
    }

    /** A gallery's folder, with a database in it. */
    static GalleryFolder folder(Path folder) throws StoreException {
        // A drive of Windows is not one of the names.
        for (Path name : folder.toAbsolutePath().normalize()) {
            if (name.toString().indexOf(':') >= 0) {
                throw new StoreException(
                        "the gallery's folder " + folder + " has a ':' in its name, which Derby cannot have");
            }
        }
        return new GalleryFolder(folder, "database", new DurableChanges());
    }

    StoreSpace space() throws IOException {
        return folder.space();
    }

    /** The gallery in the folder as it can be read without opening it, if that was proved; the folder is as {@link #open} leaves it. */
    Optional<ReadingCopy> copy() throws IOException, StoreException {
        folder.settle();
        Path database = folder.gallery();
        boolean readable = Files.exists(database)
                && settings.key().isEmpty()
                && !ServiceProperties.read(database).isEncrypted();
        return readable && new GalleryProof(database, schema).holds() ? ReadingCopy.read(database) : Optional.empty();
    }

    /** Opens the gallery in the folder; makes a new one if there is none. */
    Database open() throws SQLException, IOException, StoreException {
        folder.settle();
        if (!Files.exists(folder.gallery())) {
            // Built beside the gallery, so that a process that is killed leaves no incomplete one.
            GalleryId gallery = new GalleryId(UUID.randomUUID());
            Database.create(folder.staged(), engine, settings, schema, gallery);
            folder.install();
        }
        return openInPlace();
    }

    private Database openInPlace() throws SQLException, IOException, StoreException {
        if (settings.key().isPresent()
                && !ServiceProperties.read(folder.gallery()).isEncrypted()) {
            throw new StoreException(
                    "it is not encrypted, and encryption is on; to encrypt it, turn encryption off, write"
                            + " a backup, and restore that with encryption on, in another folder");
        }
        return open(folder.gallery(), Optional.of(new GalleryProof(folder.gallery(), schema)));
    }

    private Database open(Path database, Optional<GalleryProof> proof)
            throws SQLException, IOException, StoreException {
        if (ServiceProperties.read(database).isEncrypted() && settings.key().isEmpty()) {
            throw new StoreException("it is encrypted, and encryption is off");
        }
        return Database.open(database, engine, settings, schema, proof);
    }

    /**
     * Reads a backup into a new database beside the one in place. The new one is encrypted if there is a key.
     *
     * @param empty whether the gallery in place holds nothing
     * @param checkpoint run before each face
     * @throws StoreException if the backup is not whole, or the gallery is encrypted and not empty, and the backup does not
     *     prove who wrote it
     */
    Database stage(Path backup, boolean empty, Runnable checkpoint) throws SQLException, IOException, StoreException {
        BackupReader.prove(backup, settings.backupKey(), checkpoint);
        folder.settle();
        boolean done = false;
        try (BackupReader reader = BackupReader.open(backup, settings.backupKey(), checkpoint)) {
            if (settings.key().isPresent() && !reader.isSealed() && !empty) {
                throw new StoreException(
                        "it is not encrypted, so nobody can tell who wrote it; an encrypted gallery takes it"
                                + " only while it holds nothing: restore it into a new --data folder");
            }
            Database.create(folder.staged(), engine, settings, schema, reader.gallery());
            Database staged = open(folder.staged(), Optional.empty());
            try {
                fill(staged, reader);
                done = true;
                return staged;
            } catch (SQLException | IOException | StoreException | RuntimeException e) {
                closeAfter(e, staged);
                throw e;
            }
        } finally {
            if (!done) {
                DurableFiles.erase(folder.staged());
            }
        }
    }

    /** On a full disk closing fails as well, and with a reason that says less. */
    private static void closeAfter(Exception failure, Database staged) {
        try {
            staged.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static void fill(Database staged, BackupReader reader) throws SQLException, IOException, StoreException {
        List<FaceRecord> batch = new ArrayList<>();
        for (Optional<FaceRecord> face = reader.next(); face.isPresent(); face = reader.next()) {
            batch.add(face.get());
            if (batch.size() == BATCH) {
                copy(staged, batch);
            }
        }
        copy(staged, batch);
        staged.raiseNextFace(reader.nextFace());
    }

    private static void copy(Database staged, List<FaceRecord> batch) throws SQLException, IOException, StoreException {
        staged.copy(batch, batch.stream().map(FaceRecord::label).toList());
        batch.clear();
    }

    /**
     * Closes both databases and opens the staged one in place of the other, or the other again where that fails.
     *
     * @return the database in place
     */
    Database exchange(Database current, Database staged) throws SQLException, IOException, StoreException {
        if (staged.gallery().equals(current.gallery())) {
            staged.raiseNextFace(current.end());
        }
        staged.close();
        current.close();
        folder.install();
        return openInPlace();
    }

    /**
     * Opens what was there before an {@link #exchange} that failed.
     *
     * @param failure why it failed
     */
    Database putBack(Exception failure) throws SQLException, IOException, StoreException {
        try {
            folder.putBack();
            return open();
        } catch (SQLException | IOException | StoreException e) {
            e.addSuppressed(failure);
            throw e;
        }
    }

    /** Gives up what was staged and not exchanged; {@link #clear} clears it away. */
    void discard(Database staged) {
        try {
            staged.close();
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "A restored database is still open in " + folder.path(), e);
        }
    }

    /** @return why what an exchange left is still there */
    Optional<String> clear() {
        try {
            folder.settle();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(FileFailures.reason(e));
        }
    }
}
