package io.mien.command.data;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DataFoldersTest {
    @TempDir
    Path folder;

    private final DataFolders folders = new DataFolders();

    /** Another process that owns a folder until it is killed or its input ends. */
    private static final class Holder {
        public static void main(String[] arguments) throws Exception {
            DataFolder owned = new DataFolders().own(Path.of(arguments[0]), arguments[1]);
            System.out.println("owned " + owned.path());
            System.in.read();
            owned.close();
        }
    }

    private Process hold(String command) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString(),
                        command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        assertEquals("owned " + folder, out.readLine());
        return process;
    }

    @Test
    void aFolderThatIsMadeIsItsOwnersAlone() throws Exception {
        Path made = folder.resolve("below/data");
        folders.own(made, "run").close();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
    }

    @Test
    void aSecondProcessIsToldWhoOwnsTheFolder() throws Exception {
        Process other = hold("enroll");
        try {
            DataFolderOwnedException e =
                    assertThrows(DataFolderOwnedException.class, () -> folders.own(folder, "people"));
            assertTrue(
                    e.getMessage()
                            .startsWith("data folder " + folder + ": in use by process " + other.pid()
                                    + " (mien enroll, since "),
                    e.getMessage());
        } finally {
            other.getOutputStream().close();
        }
        assertEquals(0, other.waitFor());
        folders.own(folder, "people").close();
    }

    @Test
    void aProcessThatWasKilledBlocksNobody() throws Exception {
        Process other = hold("enroll");
        other.destroyForcibly().waitFor();

        assertTrue(Files.exists(folder.resolve("lock")));
        folders.own(folder, "people").close();
    }

    @Test
    void aStrangeLockFileBlocksNobody() throws Exception {
        Files.writeString(folder.resolve("lock"), "1\nrecognize\nlong ago\n".repeat(1000));

        try (DataFolder owned = folders.own(folder, "people")) {
            assertEquals(folder, owned.path());
        }
    }

    @Test
    void oneProcessOwnsAFolderOnce() throws Exception {
        Path link = folder.resolveSibling(folder.getFileName() + "-link");
        try (DataFolder owned = folders.own(folder, "enroll")) {
            assertEquals(folder, owned.path());
            assertThrows(DataFolderOwnedException.class, () -> folders.own(folder, "people"));
            Files.createSymbolicLink(link, folder);
            assertThrows(DataFolderOwnedException.class, () -> folders.own(link, "people"));
            // Asking did not let go of the lock.
            assertEquals(1, ask());
        } finally {
            Files.deleteIfExists(link);
        }
        assertDoesNotThrow(() -> folders.own(folder, "people").close());
    }

    /** The exit code of a process that asks for the folder. */
    private int ask() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString(),
                        "people")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        return process.waitFor();
    }

    @Test
    void aFolderIsMadeWhereThereIsNone() throws Exception {
        Path deep = folder.resolve("a/b/c");
        folders.own(deep, "people").close();

        assertTrue(Files.isDirectory(deep));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        DataFolderException same = assertThrows(DataFolderException.class, () -> folders.own(file, "people"));
        assertEquals("data folder " + file + ": " + file + " is not a folder", same.getMessage());
        assertThrows(DataFolderException.class, () -> folders.own(file.resolve("below"), "people"));
    }

    @Test
    void aFolderThatCannotBeWrittenSaysSo() {
        Path readOnly = Path.of("/proc");
        assumeTrue(Files.isDirectory(readOnly));

        DataFolderException e = assertThrows(DataFolderException.class, () -> folders.own(readOnly, "people"));
        assertTrue(e.getMessage().startsWith("data folder /proc: "), e.getMessage());
    }
}
