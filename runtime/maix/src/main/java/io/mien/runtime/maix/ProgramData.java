package io.mien.runtime.maix;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.support.files.FileAccess;
import io.mien.support.files.FolderLock;
import io.mien.support.files.FolderLockedException;
import io.mien.support.files.Folders;
import io.mien.support.files.IoReason;
import io.mien.support.files.ScratchFolder;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The data folder of one Mien in a program: the program's own, or a temporary one that is deleted at the end. */
final class ProgramData implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ProgramData.class.getName());

    private final Path path;
    private final Release release;

    private interface Release {
        void run() throws IOException;
    }

    private ProgramData(Path path, Release release) {
        this.path = path;
        this.release = release;
    }

    /**
     * @param storage the program's folder; empty: a temporary one
     * @throws MaixException naming the folder, if it cannot be used or another Mien uses it
     */
    static ProgramData open(Optional<Path> storage) {
        Path place = storage.orElse(ScratchFolder.places().get(0));
        try {
            return storage.isPresent() ? own(place) : temporary();
        } catch (FolderLockedException e) {
            throw new MaixException(Err.ERR_NOT_READY, place + " is in use by another Mien", e);
        } catch (IOException e) {
            throw new MaixException(Err.ERR_IO, place + " cannot be used: " + IoReason.of(e), e);
        }
    }

    private static ProgramData own(Path folder) throws IOException {
        Folders.create(folder, FileAccess.PRIVATE);
        // In the form of the command line, which names the owner in its message.
        String owner = ProcessHandle.current().pid() + "\nprogram\n" + Instant.now() + "\n";
        FolderLock lock = FolderLock.acquire(folder, owner);
        return new ProgramData(folder, lock::close);
    }

    private static ProgramData temporary() throws IOException {
        ScratchFolder.sweep(ScratchFolder.places().subList(0, 1));
        ScratchFolder folder = ScratchFolder.create();
        return new ProgramData(folder.path(), folder::close);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            release.run();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} cannot be given up: {1}", path, e.toString());
        }
    }
}
