package io.mien.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The framework's storage for one run. It is never the truth about what is installed, so it is made anew at each start.
 *
 * @param path an empty folder that only this user may read
 */
record TemporaryFolder(Path path) {
    static TemporaryFolder create() throws StartException {
        try {
            return new TemporaryFolder(Files.createTempDirectory("mien-"));
        } catch (IOException e) {
            throw new StartException("no folder for the framework's storage can be made: " + e, e);
        }
    }

    /** What cannot be removed, say because it is still open on Windows, stays for the system's own cleaning. */
    void delete() {
        delete(path.toFile());
    }

    private static void delete(File file) {
        // Follows no link: a folder of the framework's storage holds none.
        File[] content = file.listFiles();
        if (content != null) {
            for (File entry : content) {
                delete(entry);
            }
        }
        file.delete();
    }
}
