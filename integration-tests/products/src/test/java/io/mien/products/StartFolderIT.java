package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a start's files, and what a start leaves behind. */
class StartFolderIT {
    @TempDir
    private Path folder;

    private Path temporary;
    private Path data;

    @BeforeEach
    void makeFolders() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temporary"));
        data = folder.resolve("data");
    }

    private Mien mien() {
        return Mien.atPictures().with("MIEN_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
    }

    @Test
    void commandsThatStartAtOnceAllStart() {
        List<Mien.Running> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(mien().start("detect", "--data", data.resolveSibling("data" + i), "people/Ada/1.jpg"));
        }
        for (Mien.Running one : all) {
            try (one) {
                one.await().done().says("1 face");
            }
        }
    }

    @Test
    void aKilledCommandLeavesNothingInTheTemporaryFolder() throws IOException {
        try (Mien.Running running = mien().start("enroll", "--json", "--data", data, "--people", "people")) {
            Wait.until(
                    () -> running.written().contains("\n") || !running.process().isAlive(), "the first face enrolled");
            running.kill();
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList());
        }
        mien().run("people", "--data", data).done();
    }

    @Test
    void aTemporaryFolderWithoutExecutionDoesNotMatter() throws Exception {
        CommandRun run = inMounts(
                "mount -t tmpfs -o noexec none " + temporary,
                "detect --data " + data + " " + Mien.PICTURES.resolve("people/Ada/1.jpg"));
        run.done().says("1 face");
    }

    @Test
    void namesTheFoldersInWhichNothingCanBeExecuted() throws Exception {
        CommandRun run = inMounts(
                "mount -t tmpfs -o noexec none " + folder + " && mkdir " + temporary + " && mount --bind " + Mien.HOME
                        + " " + Mien.HOME + " && mount -o remount,bind,noexec " + Mien.HOME,
                "detect --data " + data + " " + Mien.PICTURES.resolve("people/Ada/1.jpg"));
        assertEquals(1, run.exit(), run::toString);
        for (Path place : List.of(Mien.HOME, temporary, data)) {
            assertTrue(run.err().contains(place.toString()), run::toString);
        }
        assertTrue(run.err().contains("noexec"), run::toString);
    }

    /** Runs a command among mounts that only it sees; only root can. */
    private CommandRun inMounts(String mounts, String command) throws Exception {
        Process probe = new ProcessBuilder("sh", "-c", "unshare -m true")
                .redirectErrorStream(true)
                .start();
        Assumptions.assumeTrue(probe.waitFor() == 0, "this user may not mount");
        String script = mounts + " && exec sh " + Mien.HOME.resolve("bin/mien") + " " + command;
        long start = System.nanoTime();
        Path out = Files.createTempFile("mien-", ".out"), err = Files.createTempFile("mien-", ".err");
        ProcessBuilder builder = new ProcessBuilder("unshare", "-m", "sh", "-c", script)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("MIEN_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        try (Mien.Running running =
                new Mien.Running(builder.command(), start, builder.start(), out, err, Duration.ofMinutes(2))) {
            return running.await();
        }
    }
}
