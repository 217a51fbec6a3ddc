package io.mien.store.derby;

import io.mien.store.folder.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.derby.jdbc.EmbeddedDataSource;

/**
 * The Derby engine behind this bundle's wrapper. It boots with the first database; its settings come from a home of ours,
 * so that neither a {@code derby.properties} in the working folder nor another engine of the process has a say, and
 * nothing is logged to a file: every failure reaches the caller as an exception.
 */
final class Engine {
    private static final String HOME = "derby.system.home";

    private final Path home;

    /**
     * @param home a folder for the engine's settings, made where it is missing
     * @param wait longest wait for a lock in the database
     */
    Engine(Path home, Duration wait) throws IOException {
        this.home = home;
        Files.createDirectories(home);
        Files.writeString(home.resolve("derby.properties"), settings(wait));
    }

    private static String settings(Duration wait) {
        return String.join(
                "\n",
                "# Written by io.mien.store.derby; changes do not last.",
                "derby.stream.error.method=java.io.OutputStream.nullOutputStream",
                "derby.module.mgmt.none=org.apache.derby.impl.services.jmxnone.NoManagementService",
                "derby.storage.indexStats.auto=false",
                "derby.locks.waitTimeout=" + Math.max(1, wait.toSeconds()),
                "");
    }

    /** Opens the database that lies in a folder, and the first session on it. */
    Session open(EmbeddedDataSource source) throws SQLException {
        // The home is a property of the process, read when an engine boots: one at a time in the whole process.
        synchronized (FolderLock.processMonitor()) {
            String before = System.setProperty(HOME, home.toString());
            try {
                return new Session(source.getConnection());
            } finally {
                if (before == null) {
                    System.clearProperty(HOME);
                } else {
                    System.setProperty(HOME, before);
                }
            }
        }
    }

    /** A database and how to connect to it. */
    static EmbeddedDataSource source(Path database, String attributes) {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(database.toString());
        source.setConnectionAttributes(attributes);
        return source;
    }

    /** Shuts the database down, not the engine: others may use that. */
    static void shutDown(Path database) throws SQLException {
        EmbeddedDataSource source = source(database, "");
        source.setShutdownDatabase("shutdown");
        try {
            source.getConnection().close();
        } catch (SQLException e) {
            // A shutdown is reported as an exception: 08006 where it was done, XJ004 where it was not running.
            if (!e.getSQLState().equals("08006") && !e.getSQLState().equals("XJ004")) {
                throw e;
            }
        }
    }
}
