package io.mien.support.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ScratchFolderTest {
    @TempDir
    Path place;

    /** Makes a scratch folder with a file in it, and waits. */
    private static final class Killed {
        public static void main(String[] arguments) throws Exception {
            ScratchFolder scratch = ScratchFolder.create(Path.of(arguments[0]));
            Files.writeString(scratch.path().resolve("faces"), "faces");
            System.out.println("made");
            System.in.read();
        }
    }

    @Test
    void isGoneWhenItIsClosed() throws IOException {
        try (ScratchFolder scratch = ScratchFolder.create(place)) {
            Files.createDirectories(scratch.path().resolve("a/b"));
        }
        assertEquals(0, count());
    }

    @Test
    void itsContentCanBeLockedByACommand() throws IOException {
        try (ScratchFolder scratch = ScratchFolder.create(place);
                FolderLock lock = FolderLock.acquire(scratch.path(), "a command")) {
            assertTrue(Files.isDirectory(scratch.path()));
        }
        assertEquals(0, count());
    }

    @Test
    void sweepsWhatAKilledProcessLeftAndNothingElse() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        place.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals("made", other.inputReader().readLine());
        Path link = Files.createSymbolicLink(
                place.resolve("mien-scratch-link"), Files.createDirectory(place.resolve("elsewhere")));
        try (ScratchFolder ours = ScratchFolder.create(place)) {
            ScratchFolder.sweep(List.of(place));
            assertEquals(4, count());
            other.destroyForcibly().waitFor();
            ScratchFolder.sweep(List.of(place));
            assertEquals(3, count());
            assertTrue(Files.isDirectory(ours.path()));
        }
        assertTrue(Files.isSymbolicLink(link));
        assertFalse(Files.exists(place.resolve("nothing")));
    }

    private long count() throws IOException {
        try (Stream<Path> all = Files.list(place)) {
            return all.count();
        }
    }
}
