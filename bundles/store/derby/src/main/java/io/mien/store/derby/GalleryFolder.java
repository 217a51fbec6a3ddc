package io.mien.store.derby;

import io.mien.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What lies where in a gallery's folder. A database is made, or restored, under the name {@code staged}, and takes the place
 * of {@code database} by two renames. Killed between them, the folder has no {@code database} but a {@code previous} one,
 * which {@link #settle} puts back; killed after them, it only has something to clear away.
 */
final class GalleryFolder {
    private final Path folder;

    /** @throws StoreException if this is no folder, or none that can be made */
    GalleryFolder(Path folder) throws StoreException {
        this.folder = folder.toAbsolutePath().normalize();
        if (this.folder.toString().indexOf(';') >= 0) {
            throw new StoreException(
                    "the gallery's folder " + folder + " has a ';' in its name, which Derby cannot have");
        }
        if (Files.exists(this.folder) && !Files.isDirectory(this.folder)) {
            throw new StoreException("the gallery's folder " + folder + " is a file");
        }
        try {
            Files.createDirectories(this.folder);
        } catch (IOException e) {
            throw new StoreException("the gallery's folder " + folder + " cannot be made: " + e, e);
        }
        if (!Files.isWritable(this.folder)) {
            throw new StoreException("the gallery's folder " + folder + " is read-only");
        }
    }

    Path path() {
        return folder;
    }

    /** Where the engine keeps its settings. */
    Path engine() {
        return folder.resolve("engine");
    }

    Path database() {
        return folder.resolve("database");
    }

    /** A database that is being made. */
    Path staged() {
        return folder.resolve("staged");
    }

    private Path previous() {
        return folder.resolve("previous");
    }

    /** Undoes or ends what a killed process left half done. Nothing in the folder is open. */
    void settle() throws IOException {
        if (!Files.exists(database()) && Files.exists(previous())) {
            DurableFiles.move(previous(), database());
        }
        DurableFiles.erase(staged());
        DurableFiles.erase(previous());
    }

    /** Puts the staged database in place; what was there is kept until {@link #settle}. Neither is open. */
    void install() throws IOException {
        if (Files.exists(database())) {
            DurableFiles.move(database(), previous());
        }
        DurableFiles.move(staged(), database());
    }

    /** Takes an {@link #install} back, as far as it came. Nothing is open. */
    void putBack() throws IOException {
        if (Files.exists(previous())) {
            if (Files.exists(database())) {
                DurableFiles.move(database(), staged());
            }
            DurableFiles.move(previous(), database());
        }
    }
}
