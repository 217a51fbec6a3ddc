package io.mien.store.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.store.FaceStore;
import io.mien.store.log.RecordingLogDisk.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The power goes after each operation of several calls. The next start finds the call done or not done, and nothing else. */
@DisabledOnOs(OS.WINDOWS)
class LogPowerCutTest extends LogCase {
    private final RecordingLogDisk disk = new RecordingLogDisk();

    private int cuts;

    @Override
    LogDisk disk() {
        return disk;
    }

    private interface Step {
        void run() throws Exception;
    }

    @Test
    void everyPrefixOfTheOperationsIsBeforeOrAfterTheCall() throws Exception {
        Path backup = temporary.resolve("backup");
        List<Step> steps = List.of(
                () -> store.add(List.of(small("Ann", 1), small("Bob", 2))),
                () -> store.put(1, embedding(OTHER, 3)),
                () -> store.put(1, embedding(OTHER, 4)),
                () -> store.remove("Bob"),
                () -> store.add(List.of(small("Cid", 5))),
                () -> store.backup(backup),
                () -> store.prune(SPACE),
                () -> store.remove("Cid"),
                () -> store.restore(backup),
                () -> store.add(List.of(small("Dora", 6))));
        cutAfterEach(0, Set.of("no gallery", contents()), contents());
        for (Step step : steps) {
            String before = contents();
            int from = disk.operations().size();
            step.run();
            cutAfterEach(from, new TreeSet<>(List.of(before, contents())), contents());
        }
        assertTrue(cuts > 300, "power cuts " + cuts);
        System.out.println(cuts + " power cuts");
    }

    private void cutAfterEach(int from, Set<String> allowed, String last) throws Exception {
        List<Operation> operations = disk.operations();
        for (int done = from; done <= operations.size(); done++) {
            List<Operation> prefix = operations.subList(0, done);
            for (Map<String, byte[]> content : new LogPowerCut(prefix).disks()) {
                String found = contentsOf(content);
                assertTrue(allowed.contains(found), () -> prefix + "\n" + content.keySet() + "\n" + found);
            }
        }
        // Acknowledged changes are present, whatever happened to writes that were not forced.
        for (Map<String, byte[]> content : new LogPowerCut(operations).disks()) {
            assertEquals(last, contentsOf(content));
        }
    }

    private String contentsOf(Map<String, byte[]> content) throws Exception {
        if (!content.containsKey("log") && !content.containsKey("previous")) {
            return "no gallery";
        }
        Path folder = Files.createDirectory(temporary.resolve("cut-" + cuts++));
        LogPowerCut.restore(content, folder);
        FaceStore before = store;
        store = new TestLogStores().open(folder);
        try {
            return contents();
        } finally {
            ((LogFaceStore) store).close();
            store = before;
        }
    }
}
