package io.mien.support.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsReplacedWhenItIsWhole() throws Exception {
        Path file = folder.resolve("a/b.txt");
        WholeFile.write(file, out -> out.write(1));
        WholeFile.write(file, out -> {
            out.write(new byte[100_000]);
            assertEquals(1, Files.size(file), "the old one stays until the new one is whole");
        });

        assertEquals(100_000, Files.size(file));
        assertEquals(List.of("b.txt"), names(file.getParent()));
    }

    @Test
    void failureLeavesNothingBehind() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        MienException told = assertThrows(
                MienException.class,
                () -> WholeFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("disk full");
                }));
        assertEquals(file + ": cannot be written: disk full", told.getMessage());
        assertThrows(
                MienException.class,
                () -> WholeFile.write(file, out -> {
                    throw new MienException("no");
                }));

        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.txt"), names(folder));
    }

    @Test
    void aPlaceThatIsNoneIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        MienException told =
                assertThrows(MienException.class, () -> WholeFile.write(file.resolve("x.jar"), out -> out.write(1)));
        assertTrue(told.getMessage().startsWith(file.resolve("x.jar") + ": cannot be written: "), told.getMessage());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
