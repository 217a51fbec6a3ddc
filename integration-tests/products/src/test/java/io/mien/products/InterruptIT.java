package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and SIGTERM in the middle of a batch. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process is always ended by force")
class InterruptIT {
    private static final int TIMES = 8;
    private static final int TOTAL = TIMES * TestPeople.NAMES.size() * TestPeople.EACH;

    /** Lines that are there before the signal. */
    private static final int BEFORE = 3;

    private static final int FACES = 20_000;

    @TempDir
    private Path folder;

    private static List<Object> batch(String verb) {
        List<Object> arguments = new ArrayList<>(List.of(verb, "--json"));
        arguments.addAll(Collections.nCopies(TIMES, "people"));
        return arguments;
    }

    private static CommandRun interrupt(Mien.Running running, String signal) throws Exception {
        Wait.until(
                () -> running.written().lines().count() >= BEFORE
                        || !running.process().isAlive(),
                "the first pictures are answered");
        running.signal(signal);
        return running.await();
    }

    private static void assertInterrupted(CommandRun run, int code, int total) {
        assertEquals(code, run.exit(), run::toString);
        assertTrue(run.lines().size() < total, run::toString);
        run.tells("mien: interrupted after " + run.lines().size() + " of " + total + " pictures");
        assertFalse(run.err().contains("error") || run.err().contains("Exception"), run::toString);
        assertEquals(1, run.err().lines().count(), run::toString);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aBatchEndsAndSaysHowFarItCame(String signal, int code) throws Exception {
        Product product = new Product(Mien.atPictures(), folder.resolve("data"));
        try (Mien.Running running = product.begin(batch("detect").toArray())) {
            assertInterrupted(interrupt(running, signal), code, TOTAL);
        }
    }

    @Test
    void acknowledgedWorkStays() throws Exception {
        Product product = new Product(Mien.atPictures(), folder.resolve("data"));
        CommandRun run;
        try (Mien.Running running = product.begin("enroll", "--json", "--people", "people")) {
            run = interrupt(running, "INT");
        }
        int total = TestPeople.NAMES.size() * TestPeople.EACH;
        assertInterrupted(run, 130, total);
        List<Object> stored = product.on("faces", "list", "--json").done().json().stream()
                .map(face -> face.get("id"))
                .toList();
        run.json().forEach(face -> assertTrue(stored.contains(face.get("id")), face::toString));
        product.on("enroll", "--json", "--people", "people").done();
        assertEquals(total, product.on("faces", "list", "--json").done().lines().size(), "each picture once");
    }

    @Test
    void theWorkOfARunningMienEndsToo() throws Exception {
        Product product = new Product(Mien.atPictures(), folder.resolve("data"));
        try (Mien.Running serving = product.start()) {
            try (Mien.Running client = product.begin(batch("detect").toArray())) {
                assertInterrupted(interrupt(client, "INT"), 130, TOTAL);
            }
            product.on("stop").done();
            CommandRun run = serving.await().done();
            assertEquals("", run.err());
        }
    }

    /** Big enough that the signal comes in the middle; without pictures, which would take longer to enroll than to restore. */
    @Test
    void aRestoreIsDoneOrNotAtAllAndSaysWhich() throws Exception {
        LongTests.assume();
        Product product = new Product(Mien.atPictures(), folder.resolve("data"));
        List<FacesBin.Entry> faces = new ArrayList<>();
        for (int i = 0; i < FACES; i++) {
            float[] values = new float[256];
            values[i % 256] = 1;
            faces.add(new FacesBin.Entry("p" + i % 100, values));
        }
        Path file = FacesBin.write(folder.resolve("faces.bin"), faces);
        product.on("faces", "import", file).done();
        Path backup = folder.resolve("backup.mien");
        product.on("backup", backup).done();
        product.on("people", "rename", "p0", "Zoe").done();
        Path gallery = product.data().resolve("gallery");
        Set<Path> before = below(gallery);
        CommandRun run;
        try (Mien.Running running = product.begin("restore", backup)) {
            Wait.until(
                    () -> !before.containsAll(below(gallery))
                            || !running.process().isAlive(),
                    "the restore has begun");
            running.signal("INT");
            run = running.await();
        }
        assertEquals(130, run.exit(), run::toString);
        assertEquals(1, run.err().lines().count(), run::toString);
        boolean restored = !product.on("people").done().out().contains("Zoe");
        if (run.err().contains("the gallery is as it was")) {
            assertFalse(restored, run::toString);
        } else if (!run.err().contains("ended in the middle of a step")) {
            assertTrue(restored, run::toString);
        }
    }

    private static Set<Path> below(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
