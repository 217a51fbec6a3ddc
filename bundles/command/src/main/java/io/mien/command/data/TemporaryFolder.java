package io.mien.command.data;

import io.mien.support.files.Folders;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that is gone afterwards. */
public final class TemporaryFolder implements AutoCloseable {
    private static final Logger LOG = System.getLogger(TemporaryFolder.class.getName());

    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /** A new folder, readable by its owner alone. */
    public static TemporaryFolder create() throws DataFolderException {
        try {
            return new TemporaryFolder(Files.createTempDirectory("mien-").toRealPath());
        } catch (IOException e) {
            Path parent = Path.of(System.getProperty("java.io.tmpdir"));
            throw new DataFolderException(parent, "no temporary folder can be made: " + IoReason.of(e), e);
        }
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Folders.delete(path);
        } catch (IOException e) {
            // The work is done; what is left over is told, not failed.
            LOG.log(Level.WARNING, "Temporary folder {0} could not be deleted: {1}", path, e.toString());
        }
    }
}
