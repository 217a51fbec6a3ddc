package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What works, and what is said, when a data folder is read-only, its disk is full, or an output cannot be written. */
class UnwritableIT {
    private static final Path PICTURE = Mien.PICTURES.resolve("people/Ada/2.jpg");

    @TempDir
    private Path folder;

    private Path scratch;

    @BeforeEach
    void makeScratch() throws IOException {
        scratch = Files.createDirectory(folder.resolve("tmp"));
    }

    /** Runs a script as root of a mount namespace of its own; its variables are m (mien), d (data folder), p (a picture). */
    private CommandRun script(Path data, String script) throws Exception {
        Path out = folder.resolve("out"), err = folder.resolve("err");
        List<String> command = List.of("unshare", "-m", "sh", "-c", "set -u; " + script);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment()
                .putAll(Map.of(
                        "m", Mien.HOME.resolve("bin/mien").toString(),
                        "d", data.toString(),
                        "p", PICTURE.toString(),
                        "MIEN_JAVA_OPTS", "-Djava.io.tmpdir=" + scratch));
        long start = System.nanoTime();
        int exit = builder.start().waitFor();
        return new CommandRun(
                new ArrayList<>(command),
                exit,
                Files.readString(out),
                Files.readString(err),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private static void assumeMounts() throws Exception {
        boolean root = Files.isExecutable(Path.of("/usr/bin/unshare"))
                && new ProcessBuilder("unshare", "-m", "true").start().waitFor() == 0;
        assumeTrue(root, "needs the right to mount");
    }

    private void assertReads(CommandRun run, String reason) throws IOException {
        List<Map<String, Object>> lines = run.json();
        assertEquals(
                TestPeople.NAMES,
                lines.stream()
                        .limit(TestPeople.NAMES.size())
                        .map(l -> (String) l.get("label"))
                        .toList());
        assertEquals(
                "Ada",
                PrintedAnswer.of(lines.get(TestPeople.NAMES.size())).face().label());
        assertFalse(run.err().contains("Exception") || run.err().contains("SQL"), run::toString);
        assertTrue(
                run.err().lines().filter(l -> l.contains(reason)).count() >= 3,
                () -> "each says " + reason + ": " + run);
        assertEquals(List.of(), scratchFolders());
    }

    private List<String> scratchFolders() throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.startsWith("mien-scratch-"))
                    .collect(Collectors.toList());
        }
    }

    @Test
    void readsAReadOnlyFolderAndLeavesNothingOfItAnywhere() throws Exception {
        assumeMounts();
        Path data = TestPeople.enrolledIn(folder.resolve("data"));
        // As a process that was killed leaves it.
        Files.writeString(
                Files.createDirectory(scratch.resolve("mien-scratch-dead")).resolve("lock"), "scratch");
        CommandRun run = script(
                data,
                "mount --bind \"$d\" \"$d\" && mount -o remount,ro,bind \"$d\" || exit 9;"
                        + " \"$m\" people --json --data \"$d\" && \"$m\" recognize --json --data \"$d\" \"$p\" || exit 8;"
                        + " \"$m\" enroll --data \"$d\" Zoe \"$p\"; test $? = 1");
        assertEquals(0, run.exit(), run::toString);
        assertReads(run, "read-only");
    }

    @Test
    void readsAFolderOnAFullDiskAndSaysThatNothingCanBeAdded() throws Exception {
        assumeMounts();
        Path data = TestPeople.enrolledIn(folder.resolve("data"));
        Path full = Files.createDirectory(folder.resolve("full"));
        CommandRun run = script(
                full,
                "mount -t tmpfs -o size=96m,mode=700 none \"$d\" && cp -a '" + data + "/.' \"$d\" || exit 9;"
                        + " dd if=/dev/zero of=\"$d/fill\" bs=4k 2>/dev/null;"
                        + " \"$m\" people --json --data \"$d\" && \"$m\" recognize --json --data \"$d\" \"$p\" || exit 8;"
                        + " \"$m\" enroll --data \"$d\" Zoe \"$p\"; test $? = 1");
        assertEquals(0, run.exit(), run::toString);
        assertReads(run, "disk full");
    }

    @Test
    void saysThatItsOutputCannotBeWritten() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full");
        Path data = TestPeople.enrolledIn(folder.resolve("data"));
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                        Mien.HOME.resolve("bin/mien").toString(), "people", "--json", "--data", data.toString())
                .redirectOutput(Path.of("/dev/full").toFile())
                .redirectError(err.toFile());
        assertEquals(1, builder.start().waitFor());
        assertEquals("mien: standard output cannot be written: disk full\n", Files.readString(err));
    }
}
