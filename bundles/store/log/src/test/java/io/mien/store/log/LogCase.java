package io.mien.store.log;

import io.mien.store.NewFace;
import io.mien.store.folder.PendingErasure;
import io.mien.tck.FaceStoreFixture;
import io.mien.tck.FaceStoreProvider;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A store whose disk is hurt on purpose, a thousand times over: with small faces, and without a warning for each time. */
abstract class LogCase extends FaceStoreFixture {
    private static final int CHIP_BYTES = 100;

    /** Kept, because the log manager forgets an unreferenced logger with its level. */
    private static final List<Logger> LOGS =
            List.of(Logger.getLogger(LogReader.class.getName()), Logger.getLogger(PendingErasure.class.getName()));

    @BeforeAll
    static void silence() {
        LOGS.forEach(log -> log.setLevel(Level.OFF));
    }

    @AfterAll
    static void speak() {
        LOGS.forEach(log -> log.setLevel(null));
    }

    /** The disk to which the store under test writes. */
    LogDisk disk() {
        return new FileLogDisk();
    }

    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores(disk());
    }

    static NewFace small(String label, long seed) {
        return new NewFace(label, Optional.of(chip(seed, CHIP_BYTES)), embedding(SPACE, seed));
    }
}
