package io.mien.support.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RegularFileTest {
    @TempDir
    Path folder;

    @Test
    void opensRegularFiles() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[] {1, 2});
        try (InputStream in = RegularFile.open(file)) {
            assertArrayEquals(new byte[] {1, 2}, in.readAllBytes());
        }
    }

    @Test
    void refusesWhatBlocksOrNeverEnds() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "needs a Unix");
        Path fifo = folder.resolve("fifo");
        assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
        for (Path odd : new Path[] {fifo, Path.of("/dev/zero"), folder}) {
            FileSystemException refused = assertThrows(FileSystemException.class, () -> RegularFile.open(odd));
            assertEquals(odd.toString(), refused.getFile());
        }
    }

    @Test
    void namesWhatIsMissing() {
        assertThrows(NoSuchFileException.class, () -> RegularFile.open(folder.resolve("nothing")));
    }
}
