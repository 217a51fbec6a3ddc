package io.mien.command.data;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The data folders that this process owns. Thread-safe. */
public final class DataFolders {
    private static final String LOCK = "lock";

    /**
     * Owned folders by their real path. Looked at before a lock file is opened: on POSIX, closing any channel of a file
     * drops all locks that the process has on it.
     */
    private final Map<Path, Owner> owned = new HashMap<>(); // guarded by this

    /**
     * Takes a folder for this process, making it where it does not exist.
     *
     * @param folder absolute
     * @param command what it is needed for
     * @throws DataFolderOwnedException if another process owns it, naming which
     * @throws DataFolderException if it cannot be written
     */
    public synchronized DataFolder own(Path folder, String command) throws DataFolderException {
        Owner owner = new Owner(ProcessHandle.current().pid(), command, Instant.now());
        try {
            DataFolder.make(folder);
            Path real = folder.toRealPath();
            if (owned.containsKey(real)) {
                throw new DataFolderOwnedException(folder, Optional.of(owned.get(real)));
            }
            Path file = real.resolve(LOCK);
            Optional<LockFile> lock = LockFile.take(file, owner);
            if (lock.isEmpty()) {
                throw new DataFolderOwnedException(folder, LockFile.owner(file));
            }
            owned.put(real, owner);
            return new DataFolder(folder, () -> release(real, lock.get()));
        } catch (FileAlreadyExistsException e) {
            throw new DataFolderException(folder, e.getFile() + " is not a folder", e);
        } catch (IOException e) {
            throw new DataFolderException(folder, "cannot be written: " + IoReason.of(e), e);
        }
    }

    private synchronized void release(Path real, LockFile lock) throws IOException {
        lock.close();
        owned.remove(real);
    }
}
