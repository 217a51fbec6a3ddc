package io.mien.command.data;

import io.mien.support.files.FolderLock;
import io.mien.support.files.FolderLockedException;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;

/** The data folders that this process owns. Thread-safe. */
public final class DataFolders {
    /**
     * Takes a folder for this process, and creates it if it does not exist.
     *
     * @param folder absolute
     * @param command what it is needed for
     * @throws DataFolderOwnedException if another process owns it, naming which
     * @throws DataFolderException if it cannot be written
     */
    public DataFolder own(Path folder, String command) throws DataFolderException {
        Owner owner = new Owner(ProcessHandle.current().pid(), command, Instant.now());
        try {
            DataFolder.make(folder);
            FolderLock lock = FolderLock.acquire(folder, owner.toText());
            return new DataFolder(folder, lock::close);
        } catch (FolderLockedException e) {
            throw new DataFolderOwnedException(folder, e.owner().flatMap(Owner::parse));
        } catch (FileAlreadyExistsException e) {
            throw new DataFolderException(folder, e.getFile() + " is not a folder", e);
        } catch (IOException e) {
            throw new DataFolderException(folder, "cannot be written: " + IoReason.of(e), e);
        }
    }
}
