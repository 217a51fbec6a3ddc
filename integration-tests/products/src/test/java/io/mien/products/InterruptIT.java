package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    private static final int TOTAL = TIMES * People.NAMES.size() * People.EACH;

    /** Lines that are there before the signal. */
    private static final int BEFORE = 3;

    @TempDir
    private Path folder;

    private static List<Object> batch(String verb) {
        List<Object> arguments = new ArrayList<>(List.of(verb, "--json"));
        arguments.addAll(Collections.nCopies(TIMES, "people"));
        return arguments;
    }

    private static Run interrupt(Mien.Running running, String signal) throws Exception {
        Wait.until(
                () -> running.written().lines().count() >= BEFORE
                        || !running.process().isAlive(),
                "the first pictures are answered");
        running.signal(signal);
        return running.await();
    }

    private static void assertInterrupted(Run run, int code, int total) {
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
        Run run;
        try (Mien.Running running = product.begin("enroll", "--json", "--people", "people")) {
            run = interrupt(running, "INT");
        }
        int total = People.NAMES.size() * People.EACH;
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
            Run run = serving.await().done();
            assertEquals("", run.err());
        }
    }
}
