package io.mien.store.derby;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.derby.jdbc.EmbeddedDriver;

/**
 * The Derby engine behind this bundle's wrapper. It boots with the first database; its settings come from a home of ours,
 * so that neither a {@code derby.properties} in the working folder nor another engine of the process has a say, and
 * nothing is logged to a file: every failure reaches the caller as an exception.
 */
final class DerbyEngine {
    /** A constant string is one object in the whole JVM, also for another version of this bundle. */
    private static final String ONE_AT_A_TIME = "io.mien.store.derby: held while an engine boots";

    private static final String HOME = "derby.system.home";

    private final Path home;

    /**
     * @param home a folder for the engine's settings, made if it is missing
     * @param wait longest wait for a lock in the database
     */
    DerbyEngine(Path home, Duration wait) throws IOException {
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
    DatabaseSession open(Path database, Map<String, String> attributes) throws SQLException {
        // The home is a property of the process, read when an engine boots: one at a time in the whole process.
        synchronized (ONE_AT_A_TIME) {
            String before = System.setProperty(HOME, home.toString());
            try {
                return session(database, attributes);
            } finally {
                if (before == null) {
                    System.clearProperty(HOME);
                } else {
                    System.setProperty(HOME, before);
                }
            }
        }
    }

    /** A further session on an open database. */
    static DatabaseSession session(Path database, Map<String, String> attributes) throws SQLException {
        return new DatabaseSession(connect(database, attributes));
    }

    /** The name is a property: in a URL, {@code ;} would end it. */
    private static Connection connect(Path database, Map<String, String> attributes) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(attributes);
        properties.setProperty("databaseName", database.toString());
        return new EmbeddedDriver().connect("jdbc:derby:", properties);
    }

    /**
     * As {@link #shutDown}, after something failed. On a full disk a shutdown fails as well, and with a reason that says less.
     *
     * @param failure that the caller throws
     */
    static void shutDownAfter(Exception failure, Path folder) {
        try {
            shutDown(folder);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Shuts the database down, not the engine: others may use that. */
    static void shutDown(Path database) throws SQLException {
        try {
            connect(database, Map.of("shutdown", "true")).close();
        } catch (SQLException e) {
            // A shutdown is reported as an exception: 08006 if it was done, XJ004 if it was not running.
            if (!e.getSQLState().equals("08006") && !e.getSQLState().equals("XJ004")) {
                throw e;
            }
        }
    }
}
