package io.mien.store.derby;

import io.mien.support.files.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a database's transaction log, which hold what was stored and removed until the engine needs them no more.
 * Makes the engine give them up at once, and overwrites them as it does.
 */
final class TransactionLog {
    private static final Pattern FILE = Pattern.compile("log(\\d{1,18})\\.dat");

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
     * @return false if the engine still held on to such a file
     */
    boolean erase(DatabaseSession session) throws SQLException, IOException {
        Map<Long, FileChannel> old = open();
        try {
            boolean gone = false;
            for (int trial = 0; trial < TRIALS && !gone; trial++) {
                if (trial > 0) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
                if (old.keySet().containsAll(files().keySet())) {
                    fillFile(session);
                }
                // After a checkpoint everything written before is in the tables: the log is not needed any more.
                session.execute("CALL SYSCS_UTIL.SYSCS_CHECKPOINT_DATABASE()");
                session.commit();
                eraseForgotten();
                gone = Collections.disjoint(old.keySet(), files().keySet());
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
    private static void fillFile(DatabaseSession session) throws SQLException {
        byte[] zeros = new byte[PADDING_BYTES];
        for (int i = 0; i < UPDATES; i++) {
            if (session.update("UPDATE padding SET bytes = ?", zeros) == 0) {
                session.update("INSERT INTO padding (bytes) VALUES (?)", zeros);
            }
        }
        session.commit();
    }

    /**
     * Killed before it deletes the files that a checkpoint made superfluous, the engine never thinks of them again. The
     * files that it needs follow each other without a gap up to the newest.
     */
    private void eraseForgotten() throws IOException {
        NavigableMap<Long, Path> files = files();
        long needed = files.lastKey();
        while (files.containsKey(needed - 1)) {
            needed--;
        }
        for (Path forgotten : files.headMap(needed).values()) {
            DurableFiles.erase(forgotten);
        }
    }

    private void overwriteDeleted(Map<Long, FileChannel> old) throws IOException {
        NavigableMap<Long, Path> left = files();
        for (Map.Entry<Long, FileChannel> file : old.entrySet()) {
            if (!left.containsKey(file.getKey())) {
                DurableFiles.overwrite(file.getValue());
            }
        }
    }

    /** The files as they are now; an open one can be overwritten after the engine has deleted it. */
    private Map<Long, FileChannel> open() throws IOException {
        Map<Long, FileChannel> channels = new TreeMap<>();
        for (Map.Entry<Long, Path> file : files().entrySet()) {
            channels.put(file.getKey(), FileChannel.open(file.getValue(), StandardOpenOption.WRITE));
        }
        return channels;
    }

    /** By number; the engine counts them up and uses no number twice. */
    private NavigableMap<Long, Path> files() throws IOException {
        NavigableMap<Long, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.forEach(file -> {
                Matcher name = FILE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    files.put(Long.parseLong(name.group(1)), file);
                }
            });
        }
        return files;
    }
}
