package io.mien.boot.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.generation.RecordingDisk.Operation;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The power goes after each operation of several deployments. The next start is wholly of the old or of the new one. */
@DisabledOnOs(OS.WINDOWS)
class PowerCutTest {
    @TempDir
    private Path temporary;

    private int cuts;

    @Test
    void everyPrefixOfTheOperationsStartsTheOldOrTheNewGeneration() throws Exception {
        Path data = Files.createDirectory(temporary.resolve("data"));
        RecordingDisk disk = new RecordingDisk(data);
        GenerationWriter writer = new GenerationWriter(new GenerationFolder(data), disk);
        int from = 0;
        for (long number = 1; number <= 4; number++) {
            Path jar = Files.writeString(temporary.resolve("new.jar"), "content of jar " + number);
            writer.write(Locks.of(Locks.deployed("io.mien.detector.yunet", writer.keep(jar))));
            // Each is preceded by one that is superseded, so that bundles go, too.
            writer.prune(2);
            cutAfterEach(disk.operations(), from, number);
            from = disk.operations().size();
        }
        assertTrue(cuts > 300, "power cuts " + cuts);
    }

    private void cutAfterEach(List<Operation> operations, int from, long number) throws Exception {
        TreeSet<Long> seen = new TreeSet<>();
        for (int done = from; done <= operations.size(); done++) {
            List<Operation> prefix = operations.subList(0, done);
            for (Map<String, byte[]> content : new PowerCut(prefix).disks()) {
                seen.add(start(content, prefix));
            }
        }
        assertEquals(new TreeSet<>(List.of(number - 1, number)), seen);
        assertEquals(number, start(new PowerCut(operations).disks().get(0), operations));
    }

    /** The number of the generation that is started; 0 if there is none yet. */
    private long start(Map<String, byte[]> content, List<Operation> prefix) throws Exception {
        Path copy = Files.createDirectory(temporary.resolve("cut-" + cuts++));
        PowerCut.restore(content, copy);
        GenerationFolder folder = new GenerationFolder(copy);
        List<Long> numbers = folder.toStart();
        if (folder.current().isEmpty()) {
            // Before the first switch there is nothing to start, however much of it was written.
            return 0;
        }
        Lock lock = folder.read(numbers.get(0));
        for (LockedBundle bundle : lock.bundles()) {
            assertEquals(bundle.sha256(), digest(bundle.path(temporary, copy)), prefix::toString);
        }
        assertEquals(folder.current().get(), lock.number());
        return lock.number();
    }

    private static String digest(Path file) throws IOException {
        return Files.exists(file) ? Sha256.of(file) : "no file";
    }
}
