package io.mien.store.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.store.StoreException;
import io.mien.tck.MarkedFaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Each operation of the disk fails once in each call: a call that threw changed nothing, a call that returned did its work,
 * and the store continues.
 */
class FailingDiskTest extends LogCase {
    private final FailingDisk disk = new FailingDisk();

    private long ann;

    @Override
    LogDisk disk() {
        return disk;
    }

    private interface Step {
        void run() throws Exception;
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

    @Test
    void reportsWhatCannotBeOverwrittenAndOverwritesItWithTheNextRemoval() throws Exception {
        store.add(List.of(small("Ann", 1), small("Bob", 2)));
        LogFaceStore log = (LogFaceStore) store;
        boolean said = false;
        for (int operations = 0; !said; operations++) {
            store.add(List.of(MarkedFaces.face("Cid")));
            disk.failAfter(operations);
            boolean threw = threw(() -> store.remove(MarkedFaces.label("Cid")));
            said = log.remaining().isPresent();
            if (said && !threw) {
                assertEquals(2, store.people().size());
                assertFalse(MarkedFaces.in(temporary.resolve("gallery")).isEmpty());
            }
            said &= !threw;
            disk.failAfter(Integer.MAX_VALUE);
            if (!said) {
                store.remove(MarkedFaces.label("Cid"));
            }
        }
        store.remove("Ann");
        assertEquals(Optional.empty(), log.remaining());
        assertEquals(List.of(), MarkedFaces.in(temporary.resolve("gallery")));
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
