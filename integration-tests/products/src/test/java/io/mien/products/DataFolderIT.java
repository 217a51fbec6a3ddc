package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process owns a data folder; one that cannot be written is refused. */
class DataFolderIT {
    @TempDir
    private Path folder;

    @Test
    void aSecondProcessIsToldWhoOwnsIt() throws Exception {
        Path data = folder.resolve("data");
        Mien mien = Mien.atPictures();
        try (Mien.Running owner = mien.start("enroll", "--json", "--data", data, "--people", "people")) {
            Wait.until(() -> owner.written().contains("\n"), "the first face enrolled");
            List<ProcessHandle> all = Stream.concat(
                            Stream.of(owner.process().toHandle()),
                            owner.process().descendants())
                    .toList();
            signal("STOP", all);
            try {
                String pid = Long.toString(all.get(all.size() - 1).pid());
                mien.run("people", "--data", data).failed().tells(data.toString(), "process " + pid, "enroll");
                mien.run("enroll", "--data", data, "Ada", "people/Ada/1.jpg")
                        .failed()
                        .tells("process " + pid);
                mien.run("status", "--data", data).done().says("process " + pid);
                mien.run("detect", "--data", data, "people/Ada/1.jpg").done();
            } finally {
                signal("CONT", all);
            }
            assertEquals(48, owner.await().done().lines().size());
        }
        assertEquals(
                8, mien.run("people", "--json", "--data", data).done().json().size());
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException, InterruptedException {
        for (ProcessHandle process : processes) {
            assertEquals(
                    0,
                    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                            .inheritIO()
                            .start()
                            .waitFor());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        assumeTrue(data.toFile().setWritable(false), "this file system has no permissions");
        assumeFalse(Files.isWritable(data), "this user may write everywhere");
        refused(data.resolve("below"));
        refused(data);
    }

    /** Not even root can make a folder there. */
    @Test
    void aFolderThatCannotBeMadeIsNamed() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no /proc on this system");
        refused(Path.of("/proc/mien"));
    }

    @Test
    void aFileIsNoDataFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        refused(file);
        assertEquals("mine", Files.readString(file));
    }

    private static void refused(Path data) {
        CommandRun run = Mien.atPictures()
                .run("enroll", "--data", data, "Ada", "people/Ada/1.jpg")
                .failed();
        run.tells(data.toString());
        assertTrue(run.out().isEmpty(), run::toString);
        Mien.atPictures().run("people", "--data", data).failed().tells(data.toString());
    }
}
