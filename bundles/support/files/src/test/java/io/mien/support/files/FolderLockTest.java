package io.mien.support.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderLockTest {
    @TempDir
    Path folder;

    /** Another process that owns a folder until its input ends or it is killed. */
    private static final class Holder {
        public static void main(String[] arguments) throws Exception {
            try (FolderLock lock = FolderLock.acquire(Path.of(arguments[0]), "the other")) {
                System.out.println("owned");
                System.in.read();
            }
        }
    }

    private Process other() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        assertEquals("owned", out.readLine());
        return process;
    }

    @Test
    void anotherProcessIsNamedAndADeadOneBlocksNobody() throws Exception {
        Process other = other();
        FolderLockedException locked =
                assertThrows(FolderLockedException.class, () -> FolderLock.acquire(folder, "me"));
        assertEquals(Optional.of("the other"), locked.owner());
        assertFalse(locked.isOfThisProcess());
        assertThrows(FolderLockedException.class, () -> FolderLock.share(folder));
        other.destroyForcibly().waitFor();
        FolderLock.acquire(folder, "me").close();
    }

    @Test
    void aSecondOwnerInThisProcessIsRefusedAndTheFirstKeepsTheLock() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        try (FolderLock lock = FolderLock.acquire(folder, "me")) {
            FolderLockedException locked =
                    assertThrows(FolderLockedException.class, () -> FolderLock.acquire(link, "me too"));
            assertTrue(locked.isOfThisProcess());
            assertThrows(AssertionError.class, this::other);
        }
        other().destroyForcibly();
    }

    @Test
    void sharesAFolderWithoutWritingIntoIt() throws Exception {
        FolderLock.share(folder).close();
        assertFalse(Files.exists(folder.resolve("lock")));
        FolderLock.acquire(folder, "me").close();
        FolderLock shared = FolderLock.share(folder);
        assertThrows(FolderLockedException.class, () -> FolderLock.acquire(folder, "me"));
        shared.close();
        shared.close();
        FolderLock.acquire(folder, "me").close();
    }

    /** Without its lock, a folder that is half deleted is an abandoned one, which any other process may delete. */
    @Test
    void theLockIsTheLastThatIsDeletedInItsFolder() throws Exception {
        Path owned = Files.createDirectory(folder.resolve("owned")).toRealPath();
        contents(owned, 0);
        try (FolderLock lock = FolderLock.acquire(owned, "me")) {
            contents(owned, 20);
            List<Path> deleted = new ArrayList<>();
            lock.deleteFolder(deleted::add);
            assertEquals(41, deleted.size());
            assertEquals(owned.resolve("lock"), deleted.get(40));
            assertFalse(Files.exists(owned));
        }
    }

    private static void contents(Path folder, int from) throws IOException {
        for (int i = from; i < from + 20; i++) {
            Files.writeString(
                    Files.createDirectory(folder.resolve("folder" + i)).resolve("file"), "");
        }
    }

    @Test
    void aFolderThatIsGoneIsDeleted() throws Exception {
        Path owned = Files.createDirectory(folder.resolve("owned"));
        try (FolderLock lock = FolderLock.acquire(owned, "me")) {
            Folders.delete(owned);
            lock.deleteFolder();
        }
        assertFalse(Files.exists(owned));
    }

    @Test
    void holdingTheMonitorOfTheProcessBlocksNothingOfTheJdk() throws Exception {
        Thread other = new Thread(() -> System.setProperty("mien.test.monitor", "set"));
        synchronized (FolderLock.processMonitor()) {
            other.start();
            other.join(10_000);
            assertFalse(other.isAlive());
        }
        System.clearProperty("mien.test.monitor");
    }
}
