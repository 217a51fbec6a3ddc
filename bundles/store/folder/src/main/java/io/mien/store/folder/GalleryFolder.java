package io.mien.store.folder;

import io.mien.store.StoreException;
import io.mien.store.StoreSpace;
import io.mien.support.files.FileAccess;
import io.mien.support.files.FolderLock;
import io.mien.support.files.FolderLockedException;
import io.mien.support.files.Folders;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;

/**
 * The layout of a gallery's folder. The file or folder that holds the gallery is made under the name {@code staged},
 * and takes its place by two renames. Killed between them, the folder has no gallery but a {@code previous} one, which
 * {@link #settle} puts back; killed after them, it only has something to clear away.
 */
public final class GalleryFolder {
    /** The names of files or folders that hold a gallery, by store. */
    private static final List<String> NAMES = List.of("database", "log");

    private final Path folder;
    private final String name;
    private final Changes changes;

    /** How the folder is changed; each change is for good when the method returns. */
    public interface Changes {
        /** Renames within the folder. */
        void move(Path from, Path to) throws IOException;

        /** Overwrites and deletes a file, or a folder with all in it, if it exists. */
        void erase(Path path) throws IOException;
    }

    /**
     * @param folder made if it is missing, for its owner alone
     * @param name of what holds the gallery
     * @throws StoreException if this is not a folder, or one that cannot be made
     */
    public GalleryFolder(Path folder, String name, Changes changes) throws StoreException {
        this.name = name;
        this.changes = changes;
        this.folder = folder.toAbsolutePath().normalize();
        if (Files.exists(this.folder) && !Files.isDirectory(this.folder)) {
            throw new StoreException("the gallery's folder " + folder + " is a file");
        }
        try {
            Folders.create(this.folder, FileAccess.PRIVATE);
        } catch (IOException e) {
            throw new StoreException("the gallery's folder " + folder + " cannot be made: " + IoReason.of(e), e);
        }
        if (!Files.isWritable(this.folder)) {
            throw new StoreException("the gallery's folder " + folder + " is read-only");
        }
        refuseOthers();
    }

    /** A gallery that seems empty would be taken for a lost one. */
    private void refuseOthers() throws StoreException {
        for (String other : NAMES) {
            if (!other.equals(name) && Files.exists(folder.resolve(other)) && !Files.exists(gallery())) {
                throw new StoreException("the gallery's folder " + folder + " holds the gallery of another store ("
                        + other + "); 'mien store migrate' moves one");
            }
        }
    }

    public Path path() {
        return folder;
    }

    /**
     * Takes the folder for one store of this process.
     *
     * @throws FolderInUseException naming the owner, if there is one
     */
    public FolderLock own() throws StoreException, IOException {
        ProcessHandle process = ProcessHandle.current();
        String since = process.info().startInstant().map(Instant::toString).orElse("an unknown time");
        try {
            FolderLock lock =
                    FolderLock.acquire(folder, "process " + process.pid() + ", which started at " + since + "\n");
            // Earlier versions kept the owner in a file of its own.
            Files.deleteIfExists(folder.resolve("owner"));
            return lock;
        } catch (FolderLockedException e) {
            throw FolderInUseException.of(folder, e);
        }
    }

    /** The file or folder that holds the gallery. */
    public Path gallery() {
        return folder.resolve(name);
    }

    /** The space of the gallery, where it lies: its folder may be a mount of its own. */
    public StoreSpace space() throws IOException {
        Path at = Files.isDirectory(gallery()) ? gallery() : folder;
        return new StoreSpace(bytes(gallery()), Files.getFileStore(at).getUsableSpace());
    }

    /** A file that the store deletes in the meantime takes no space. */
    private static long bytes(Path root) throws IOException {
        long[] bytes = new long[1];
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return bytes[0];
    }

    /** A gallery that is being made. */
    public Path staged() {
        return folder.resolve("staged");
    }

    private Path previous() {
        return folder.resolve("previous");
    }

    /** Undoes or ends what a killed process left half done. Nothing in the folder is open. */
    public void settle() throws IOException {
        if (!Files.exists(gallery()) && Files.exists(previous())) {
            changes.move(previous(), gallery());
        }
        changes.erase(staged());
        changes.erase(previous());
    }

    /** Puts the staged gallery in place; what was there is kept until {@link #settle}. Neither is open. */
    public void install() throws IOException {
        if (Files.exists(gallery())) {
            changes.move(gallery(), previous());
        }
        changes.move(staged(), gallery());
    }

    /** Takes an {@link #install} back, as far as it came. Nothing is open. */
    public void putBack() throws IOException {
        if (Files.exists(previous())) {
            if (Files.exists(gallery())) {
                changes.move(gallery(), staged());
            }
            changes.move(previous(), gallery());
        }
    }
}
