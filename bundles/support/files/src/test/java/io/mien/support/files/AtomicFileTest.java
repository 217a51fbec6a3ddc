package io.mien.support.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void replacesTheFileOnlyWhenTheContentIsComplete() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        AtomicFile.replace(file, FileAccess.SHARED, out -> {
            out.write(new byte[100_000]);
            assertEquals("old", Files.readString(file));
        });

        assertEquals(100_000, Files.size(file));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void keepsTheOldFileAndLeavesNoPartWhenWritingFails() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        assertThrows(
                IOException.class,
                () -> AtomicFile.replace(file, FileAccess.SHARED, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("disk full");
                }));

        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void createRefusesAnExistingFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        assertThrows(
                FileAlreadyExistsException.class,
                () -> AtomicFile.create(file, FileAccess.PRIVATE, out -> out.write(1)));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void createRefusesAFileThatAppearsWhileItWrites() throws IOException {
        Path file = folder.resolve("a.txt");
        assertThrows(
                FileAlreadyExistsException.class,
                () -> AtomicFile.create(file, FileAccess.PRIVATE, out -> Files.writeString(file, "other")));
        assertEquals("other", Files.readString(file));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void neverWritesThroughASymbolicLink() throws IOException {
        assumePosix();
        Path victim = Files.writeString(folder.resolve("victim"), "untouched");
        Path link = Files.createSymbolicLink(folder.resolve("link"), victim);
        assertThrows(
                FileAlreadyExistsException.class,
                () -> AtomicFile.create(link, FileAccess.PRIVATE, out -> out.write(1)));
        AtomicFile.replace(link, FileAccess.PRIVATE, out -> out.write(1));

        assertEquals("untouched", Files.readString(victim));
        assertFalse(Files.isSymbolicLink(link));
    }

    @Test
    void aPrivateFileIsReadableByItsOwnerAlone() throws IOException {
        assumePosix();
        Path file = folder.resolve("faces");
        AtomicFile.create(file, FileAccess.PRIVATE, out -> {
            for (String name : names()) {
                assertEquals("rw-------", permissions(folder.resolve(name)), name);
            }
        });
        assertEquals("rw-------", permissions(file));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void assumePosix() {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "needs POSIX modes");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
