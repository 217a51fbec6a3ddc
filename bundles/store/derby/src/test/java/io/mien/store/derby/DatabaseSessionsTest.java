package io.mien.store.derby;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseSessionsTest {
    private static final Duration WAIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void opensASessionAnewIfTheEngineHasShutTheDatabaseDown() throws Exception {
        Path database = folder.resolve("database");
        new DerbyEngine(folder.resolve("engine"), WAIT)
                .open(database, Map.of("create", "true"))
                .close();
        try (DatabaseSessions sessions = new DatabaseSessions(() -> DerbyEngine.session(database, Map.of()), 1, WAIT)) {
            assertEquals(List.of(1), one(sessions));
            DerbyEngine.shutDown(database);
            assertEquals(List.of(1), one(sessions));
        } finally {
            DerbyEngine.shutDown(database);
        }
    }

    private static List<Integer> one(DatabaseSessions sessions) throws Exception {
        return sessions.transact(session -> session.query("VALUES 1", row -> row.getInt(1)));
    }
}
