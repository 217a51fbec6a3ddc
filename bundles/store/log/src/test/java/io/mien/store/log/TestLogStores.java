package io.mien.store.log;

import io.mien.store.FaceStore;
import io.mien.store.StoreException;
import io.mien.tck.FaceStoreProvider;
import java.nio.file.Path;
import java.time.Duration;

/** Log stores as the tests open them. */
final class TestLogStores implements FaceStoreProvider {
    private static final long MOST_SUPERSEDED = 1 << 20;

    private final LogDisk disk;

    TestLogStores() {
        this(new FileLogDisk());
    }

    /** @param disk where they write */
    TestLogStores(LogDisk disk) {
        this.disk = disk;
    }

    static LogSettings settings(Path folder) {
        // Few embeddings in a batch, so that the tests walk through several.
        return new LogSettings(
                folder, Duration.ofSeconds(20), Duration.ofHours(1), Duration.ofSeconds(2), 7, MOST_SUPERSEDED);
    }

    @Override
    public LogFaceStore open(Path folder) throws StoreException {
        return LogFaceStore.open(settings(folder), disk, restored -> {});
    }

    @Override
    public void close(FaceStore store) throws StoreException {
        ((LogFaceStore) store).close();
    }
}
