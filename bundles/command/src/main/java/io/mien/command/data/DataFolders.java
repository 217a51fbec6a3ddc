package io.mien.command.data;

import io.mien.support.files.FolderLock;
import io.mien.support.files.FolderLockedException;
import io.mien.support.files.IoReason;
import io.mien.support.files.ScratchFolder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

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
        DataFolderOwner owner = new DataFolderOwner(ProcessHandle.current().pid(), command, Instant.now());
        try {
            DataFolder.make(folder);
            FolderLock lock = FolderLock.acquire(folder, owner.toText());
            return new DataFolder(folder, lock::close);
        } catch (FolderLockedException e) {
            throw new DataFolderOwnedException(folder, e.owner().flatMap(DataFolderOwner::parse));
        } catch (FileAlreadyExistsException e) {
            throw new DataFolderException(folder, e.getFile() + " is not a folder", e);
        } catch (IOException e) {
            throw new DataFolderException(folder, "cannot be written: " + reason(folder, e), e);
        }
    }

    private static String reason(Path folder, IOException e) {
        boolean forbidden = e instanceof AccessDeniedException && Files.isReadable(folder);
        return forbidden ? "read-only (no permission)" : IoReason.of(e);
    }

    /**
     * Takes a folder for a command that only reads its gallery. If the folder cannot be written, or has less than {@code
     * room} bytes free, a copy of the gallery takes its place.
     *
     * @return the folder to work in, with a remark if it is a copy
     * @throws DataFolderException as {@link #own}; also if a copy is needed and does not fit
     */
    public DataFolder read(Path folder, String command, long room) throws DataFolderException {
        DataFolder owned;
        try {
            owned = own(folder, command);
        } catch (DataFolderException e) {
            if (!cannotBeWritten(folder, e)) {
                throw e;
            }
            return copy(folder, e.getMessage(), room, share(folder)::close);
        }
        Optional<String> reason = problem(folder, room);
        return reason.isEmpty()
                ? owned
                : copy(folder, "data folder " + folder + ": " + reason.get(), room, owned::close);
    }

    private static boolean cannotBeWritten(Path folder, DataFolderException e) {
        boolean refused = e.getCause() instanceof AccessDeniedException
                || IoReason.isReadOnly(e.getCause())
                || IoReason.isDiskFull(e.getCause());
        return refused && Files.isDirectory(folder);
    }

    private static FolderLock share(Path folder) throws DataFolderException {
        try {
            return FolderLock.share(folder);
        } catch (FolderLockedException e) {
            throw new DataFolderOwnedException(folder, e.owner().flatMap(DataFolderOwner::parse));
        } catch (IOException e) {
            throw new DataFolderException(folder, "cannot be read: " + IoReason.of(e), e);
        }
    }

    private static Optional<String> problem(Path folder, long room) {
        Path gallery = DataFolder.gallery(folder);
        Path asked = Files.isDirectory(gallery) ? gallery : folder;
        try {
            if (!Files.isWritable(asked)) {
                return Optional.of("read-only");
            }
            return Files.getFileStore(asked).getUsableSpace() < room ? Optional.of("disk full") : Optional.empty();
        } catch (IOException e) {
            // The system does not say: the store finds out.
            return Optional.empty();
        }
    }

    private static DataFolder copy(Path folder, String reason, long room, DataFolder.Release release)
            throws DataFolderException {
        try {
            ScratchFolder copy = GalleryCopy.of(folder, room);
            return new DataFolder(
                    copy.path(),
                    () -> {
                        copy.close();
                        release.run();
                    },
                    Optional.of(reason + "; a copy of its gallery is read"));
        } catch (DataFolderException e) {
            try {
                release.run();
            } catch (IOException | DataFolderException other) {
                e.addSuppressed(other);
            }
            throw e;
        }
    }
}
