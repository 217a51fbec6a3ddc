package io.mien.store.derby;

import io.mien.store.GalleryId;
import io.mien.store.StoreException;
import io.mien.store.StoreSpace;
import io.mien.store.folder.DurableChanges;
import io.mien.store.folder.DurableFiles;
import io.mien.store.folder.GalleryFolder;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Makes, opens and exchanges the database in a gallery's folder. Used by the owner of the folder, one call at a time.
 */
final class GalleryHome {
    private static final Logger LOG = System.getLogger(GalleryHome.class.getName());

    private final GalleryFolder folder;
    private final Settings settings;
    private final Schema schema;
    private final Engine engine;

    GalleryHome(GalleryFolder folder, Settings settings, Schema schema) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.schema = schema;
        this.engine = new Engine(folder.path().resolve("engine"), settings.callWait());
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

    /** Opens the gallery in the folder; makes a new one where there is none. */
    Database open() throws SQLException, IOException, StoreException {
        folder.settle();
        if (!Files.exists(folder.gallery())) {
            // Made aside, so that a process killed meanwhile leaves no half of a gallery.
            GalleryId gallery = new GalleryId(UUID.randomUUID());
            Database.create(folder.staged(), engine, settings, schema, gallery);
            folder.install();
        }
        return openInPlace();
    }

    private Database openInPlace() throws SQLException, IOException, StoreException {
        if (settings.key().isPresent() && !DatabaseFolder.isEncrypted(folder.gallery())) {
            throw new StoreException(
                    "it is not encrypted, and encryption is on; to encrypt it, turn encryption off, write"
                            + " a backup, and restore that with encryption on, in another folder");
        }
        return open(folder.gallery());
    }

    private Database open(Path database) throws SQLException, IOException, StoreException {
        if (settings.key().isEmpty() && DatabaseFolder.isEncrypted(database)) {
            throw new StoreException("it is encrypted, and encryption is off");
        }
        return Database.open(database, engine, settings, schema);
    }

    /**
     * Unpacks a backup beside the database and opens it, which proves it. Where a key is given, a gallery that was not
     * encrypted is encrypted by this.
     */
    Database stage(Path backup) throws SQLException, IOException, StoreException {
        DurableFiles.erase(folder.staged());
        boolean proved = false;
        try {
            BackupFile.unpack(backup, folder.staged());
            Database staged = open(folder.staged());
            proved = true;
            return staged;
        } finally {
            if (!proved) {
                DurableFiles.erase(folder.staged());
            }
        }
    }

    /**
     * Closes both databases and opens the staged one in the place of the other, or the other again where that fails.
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

    /** Clears away what was staged and not exchanged. */
    void discard(Database staged) {
        try {
            staged.close();
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "A restored database is still open in " + folder.path(), e);
        }
        clear();
    }

    private void clear() {
        try {
            folder.settle();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What a restore left is still in " + folder.path(), e);
        }
    }
}
