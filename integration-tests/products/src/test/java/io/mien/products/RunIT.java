package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien run} as a process: every kind of command through it, its end, its death, and commands alone again. */
class RunIT {
    private static final Mien MIEN = Mien.atPictures();

    @TempDir
    private Path folder;

    private Product product() {
        return new Product(MIEN, data());
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Mien.Running startRun() {
        return product().start();
    }

    private CommandRun on(Object... arguments) {
        return product().on(arguments);
    }

    private String process() {
        return product().status().get("process").toString();
    }

    @Test
    void everyKindOfCommandIsDoneByTheOneThatRuns() throws Exception {
        Path exported = folder.resolve("faces.bin");
        Path backup = folder.resolve("gallery.bak");
        try (Mien.Running running = startRun()) {
            assertEquals("rwx------", permissions(data().resolve("control")));
            assertEquals("rw-------", permissions(data().resolve("control/socket")));
            assertEquals(
                    8,
                    on("enroll", "--json", "--people", "people").done().json().stream()
                            .map(j -> j.get("label"))
                            .distinct()
                            .count());
            assertEquals("Ada", adaIs());
            on("detect", "people/Ada/2.jpg").done().says("1 face");
            on("embed", "people/Ada/2.jpg").done();
            on("compare", "people/Ada/1.jpg", "people/Ada/2.jpg").done().says("the same person");
            on("faces", "export", exported).done().says("exported 48 faces");
            on("backup", backup).done();
            on("forget", "Ada").done();
            assertEquals("unknown", adaIs());
            on("restore", backup).done().says("restored 8 people");
            assertEquals("Ada", adaIs(), "a restored gallery is searched at once");
            on("forget", "Ada", "Bela").done();
            on("faces", "import", exported).done();
            assertEquals(8, on("people", "--json").done().json().size());
            on("model", "list").done().says("mien_detector");
            on("recognize", "missing.jpg", "people/Ada/2.jpg")
                    .failed()
                    .tells("missing.jpg: no such file")
                    .says("Ada");
            on("people", "--nonsense").misused();
            Map<String, Object> status = product().status();
            assertEquals(8.0, status.get("people"));
            assertTrue(((Double) status.get("uptimeSeconds")) >= 0, status::toString);
            on("health").done().says("ok        slots", "ok        store");
            on("shell", "people").done().says("Ada");
            on("stop").done();
            assertEquals(0, running.await().done().exit());
        }
        assertFalse(Files.exists(data().resolve("control/socket")));
        assertEquals(8, on("people", "--json").done().json().size(), "alone it is the same gallery");
        assertEquals("Ada", adaIs());
        on("health").failed().tells("no Mien runs on " + data());
        on("stop").failed().tells("no Mien runs on " + data());
    }

    private Object adaIs() {
        return on("recognize", "--json", "people/Ada/3.jpg")
                .done()
                .answers()
                .get(0)
                .face()
                .label();
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void commandsAreDoneAtTheSameTimeAndOtherStagesAlone() {
        try (Mien.Running running = startRun()) {
            on("enroll", "Ada", "people/Ada/1.jpg").done();
            List<CompletableFuture<CommandRun>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                all.add(CompletableFuture.supplyAsync(() -> on("recognize", "--json", "calls")));
            }
            List<String> first = all.get(0).join().done().lines();
            all.forEach(run -> assertEquals(first, run.join().done().lines()));
            on("detect", "--aligner", "plain", "people/Ada/2.jpg").done().says("1 face");
            on("recognize", "--aligner", "plain", "people/Ada/2.jpg")
                    .misused()
                    .tells("serves no aligner 'plain' now", "mien use");
            assertTrue(running.process().isAlive());
        }
    }

    @Test
    void aSignalEndsItInGoodOrder() throws Exception {
        try (Mien.Running running = startRun()) {
            on("enroll", "Ada", "people/Ada/1.jpg").done();
            running.process().destroy();
            assertTrue(running.process().waitFor(60, TimeUnit.SECONDS));
            CommandRun run = running.await().done();
            assertEquals("stopped", run.lines().get(1));
        }
        on("people").done().says("Ada");
    }

    @Test
    void oneThatWasKilledIsStartedAgain() {
        LongTests.assume();
        String killed;
        try (Mien.Running running = startRun()) {
            on("enroll", "Ada", "people/Ada/1.jpg").done();
            killed = process();
            running.kill();
        }
        assertTrue(Files.exists(data().resolve("control/socket")), "a killed process leaves its socket");
        on("people").done().says("Ada");
        try (Mien.Running running = startRun()) {
            assertFalse(process().equals(killed));
            assertEquals("Ada", adaIs());
            MIEN.run("run", "--data", data())
                    .failed()
                    .tells(data().toString(), "in use by process", "(mien run, since ");
            assertTrue(running.process().isAlive());
        }
    }

    @Test
    void aLongPathHasItsSocketElsewhere() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("x".repeat(90)).resolve("y".repeat(60)));
        try (Mien.Running running = MIEN.start("run", "--data", deep)) {
            Wait.until(() -> running.written().contains("serving "), "the product serves");
            MIEN.run("status", "--data", deep).done().says("serving for");
            MIEN.run("stop", "--data", deep).done();
            running.await().done();
        }
    }
}
