package io.mien.store.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.conformance.FaceStoreFixture;
import io.mien.conformance.FaceStoreProvider;
import io.mien.store.FaceStore;
import io.mien.store.NewFace;
import io.mien.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each operation of the disk fails once in each call: what threw did not happen, what returned did, and the store goes on. */
class FailingDiskTest extends FaceStoreFixture {
    /** Kept: the log manager forgets a logger that nobody holds, and its level with it. */
    private static final Logger LOG = Logger.getLogger(LogHome.class.getName());

    private final FailingDisk disk = new FailingDisk();

    private long ann;

    @BeforeAll
    static void silence() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(null);
    }

    @Override
    protected FaceStoreProvider provider() {
        return new FaceStoreProvider() {
            @Override
            public FaceStore open(Path folder) throws StoreException {
                return LogFaceStore.open(TestStores.settings(folder), disk, restored -> {});
            }

            @Override
            public void close(FaceStore open) throws StoreException {
                ((LogFaceStore) open).close();
            }
        };
    }

    private interface Step {
        void run() throws Exception;
    }

    private static NewFace small(String label, long seed) {
        return new NewFace(label, Optional.of(chip(seed, 300)), embedding(SPACE, seed));
    }

    @Test
    void addingIsAllOrNothing() throws Exception {
        failEach(() -> store.add(List.of(small("Ann", 5), small("Cid", 6))));
    }

    @Test
    void puttingIsAllOrNothing() throws Exception {
        failEach(() -> store.put(ann, embedding(OTHER, 7)));
    }

    @Test
    void removingIsAllOrNothing() throws Exception {
        failEach(() -> store.remove("Ann"));
    }

    @Test
    void pruningIsAllOrNothing() throws Exception {
        failEach(() -> store.prune(SPACE));
    }

    @Test
    void restoringIsAllOrNothing() throws Exception {
        Path backup = temporary.resolve("backup");
        store.backup(backup);
        failEach(() -> store.restore(backup));
    }

    /** As often as the call has operations, and once more: then nothing fails. */
    private void failEach(Step step) throws Exception {
        boolean failing = true;
        for (int operations = 0; failing; operations++) {
            store.remove("Ann");
            store.remove("Bob");
            store.remove("Cid");
            ann = store.add(List.of(small("Ann", 1), small("Bob", 2))).get(0);
            String before = contents();
            disk.failAfter(operations);
            boolean threw = threw(step);
            failing = disk.failed();
            disk.failAfter(Integer.MAX_VALUE);
            check(before, threw, "after " + operations);
        }
    }

    private static boolean threw(Step step) throws Exception {
        try {
            step.run();
            return false;
        } catch (StoreException e) {
            assertTrue(e.getMessage().contains("no room left"), e.getMessage());
            return true;
        }
    }

    private void check(String before, boolean threw, String when) throws Exception {
        String now = contents();
        if (threw) {
            assertEquals(before, now, when);
        } else {
            assertNotEquals(before, now, when);
        }
        reopen();
        assertEquals(now, contents(), when);
    }
}
