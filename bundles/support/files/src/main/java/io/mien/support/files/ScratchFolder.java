package io.mien.support.files;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A folder for the time of one piece of work, for its owner alone (mode 0700). It is deleted when it is closed. One that a
 * killed process left behind is found by its lock, which is free, and deleted by {@link #sweep} of the next process.
 */
public final class ScratchFolder implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ScratchFolder.class.getName());
    private static final String PREFIX = "mien-scratch-";
    private static final int ATTEMPTS = 3;

    private static final String CONTENT = "content";

    private final Path locked;
    private final FolderLock lock;
    private final Path path;

    private ScratchFolder(Path locked, FolderLock lock) throws IOException {
        this.locked = locked;
        this.lock = lock;
        // Separate from the lock: a component that works in the folder may lock it, too.
        this.path = Files.createDirectory(locked.resolve(CONTENT), FileAccess.PRIVATE.ofFolder());
    }

    /** The places of scratch folders: the folder for temporary files, and memory if the system offers it as a folder. */
    public static List<Path> places() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path memory = Path.of("/dev/shm");
        return Files.isDirectory(memory) ? List.of(temporary, memory) : List.of(temporary);
    }

    /** A new folder in the first of {@link #places}. */
    public static ScratchFolder create() throws IOException {
        return create(places().get(0));
    }

    /** A new folder in a place. */
    public static ScratchFolder create(Path place) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Path path =
                        Files.createDirectory(place.resolve(PREFIX + UUID.randomUUID()), FileAccess.PRIVATE.ofFolder());
                return new ScratchFolder(path.toRealPath(), FolderLock.acquire(path, "scratch"));
            } catch (IOException e) {
                // Between the two, another process may have swept it away.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Deletes what killed processes of this user left in these places; what cannot be deleted stays. */
    public static void sweep(List<Path> places) {
        for (Path place : places) {
            List<Path> found = found(place);
            if (!found.isEmpty()) {
                sweep(place, found);
            }
        }
    }

    private static List<Path> found(Path place) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(place, PREFIX + "*")) {
            folders.forEach(found::add);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "{0} cannot be looked through: {1}", place, e.toString());
        }
        return found;
    }

    private static void sweep(Path place, List<Path> found) {
        try (ScratchFolder own = create(place)) {
            UserPrincipal self = Files.getOwner(own.path());
            found.forEach(folder -> deleteIfAbandoned(folder, self));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Folders left in {0} stay: {1}", place, e.toString());
        }
    }

    private static void deleteIfAbandoned(Path folder, UserPrincipal self) {
        try {
            // Another user's folder, or a link to somewhere, is none of ours.
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(self)) {
                try (FolderLock abandoned = FolderLock.acquire(folder, "sweep")) {
                    abandoned.deleteFolder();
                }
            }
        } catch (IOException e) {
            // It is in use, or its owner deletes it at this moment; the others can be deleted all the same.
            LOG.log(Level.DEBUG, "{0} stays: {1}", folder, e.toString());
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try (lock) {
            lock.deleteFolder();
        } catch (IOException e) {
            // The work is done; what is left is told, and swept by the next process.
            LOG.log(Level.WARNING, "Temporary folder {0} could not be deleted: {1}", locked, e.toString());
        }
    }
}
