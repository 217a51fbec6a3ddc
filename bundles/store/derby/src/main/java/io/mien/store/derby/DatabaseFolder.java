package io.mien.store.derby;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The facts that the folder of a database shows without the engine. */
final class DatabaseFolder {
    /** Much more than the engine's lock file takes. */
    private static final long LEAST_SPACE = 1 << 16;

    private DatabaseFolder() {}

    /** Why the engine opened the database for reading: it does when it cannot write its lock file, whatever the reason. */
    static String whyReadOnly(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace() < LEAST_SPACE ? "disk full" : "its database is read-only";
    }
}
