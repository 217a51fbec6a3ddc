package io.mien.store.derby;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The files of a database's transaction log, which hold what was stored and removed until the engine needs them no more.
 * Makes the engine give them up at once, and overwrites them as it does.
 */
final class TransactionLog {
    private static final int PADDING_BYTES = 32_000;

    /** Each logs the old bytes and the new ones: together more than 1 MiB, at which the engine begins another file. */
    private static final int UPDATES = 17;

    /** How often it is tried. What keeps a file from going is the engine's own clearing up, which takes milliseconds. */
    private static final int TRIALS = 50;

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Path folder;

    TransactionLog(Path database) {
        this.folder = database.resolve("log");
    }

    /**
     * Leaves no log file that was written before this call. No transaction is open but that of the session, which is the
     * only writer's; it is committed.
     *
     * @return false where the engine still held on to such a file
     */
    boolean erase(Session session) throws SQLException, IOException {
        Map<Path, FileChannel> old = open();
        try {
            boolean gone = false;
            for (int trial = 0; trial < TRIALS && !gone; trial++) {
                if (trial > 0) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
                if (old.keySet().containsAll(files())) {
                    fillFile(session);
                }
                // What was written before a checkpoint is in the tables after it: the log is not needed any more.
                session.execute("CALL SYSCS_UTIL.SYSCS_CHECKPOINT_DATABASE()");
                session.commit();
                gone = Collections.disjoint(old.keySet(), files());
            }
            overwriteDeleted(old);
            return gone;
        } finally {
            for (FileChannel channel : old.values()) {
                channel.close();
            }
        }
    }

    /** Writes as many zeros as a file takes; at the commit the engine begins another one. */
    private static void fillFile(Session session) throws SQLException {
        byte[] zeros = new byte[PADDING_BYTES];
        for (int i = 0; i < UPDATES; i++) {
            if (session.update("UPDATE padding SET bytes = ?", zeros) == 0) {
                session.update("INSERT INTO padding (bytes) VALUES (?)", zeros);
            }
        }
        session.commit();
    }

    private static void overwriteDeleted(Map<Path, FileChannel> old) throws IOException {
        for (Map.Entry<Path, FileChannel> file : old.entrySet()) {
            if (!Files.exists(file.getKey())) {
                DurableFiles.overwrite(file.getValue());
            }
        }
    }

    /** The files as they are now; an open one can be overwritten after the engine has deleted it. */
    private Map<Path, FileChannel> open() throws IOException {
        Map<Path, FileChannel> channels = new TreeMap<>();
        for (Path file : files()) {
            channels.put(file, FileChannel.open(file, StandardOpenOption.WRITE));
        }
        return channels;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches("log\\d+\\.dat"))
                    .sorted()
                    .toList();
        }
    }
}
