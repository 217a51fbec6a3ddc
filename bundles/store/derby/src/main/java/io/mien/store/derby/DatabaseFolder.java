package io.mien.store.derby;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What the folder of a database tells without the engine. */
final class DatabaseFolder {
    /** Much more than the engine's lock file takes. */
    private static final long LEAST_SPACE = 1 << 16;

    private DatabaseFolder() {}

    /** Whether the database is encrypted. */
    static boolean isEncrypted(Path folder) throws IOException {
        Path file = folder.resolve("service.properties");
        Properties service = new Properties();
        // The engine writes it in ISO-8859-1, which this reads, with the folder's name in a comment.
        try (InputStream in = Files.newInputStream(file)) {
            service.load(in);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged", e);
        }
        return Boolean.parseBoolean(service.getProperty("dataEncryption"));
    }

    /** Why the engine opened the database for reading: it does when it cannot write its lock file, whatever the reason. */
    static String whyReadOnly(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace() < LEAST_SPACE ? "disk full" : "its database is read-only";
    }
}
