package io.mien.store.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.store.Chip;
import io.mien.store.FaceRecord;
import io.mien.store.FaceSource;
import io.mien.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final List<FaceRecord> FACES = List.of(
            BackupGalleries.face(2, "Bob", Optional.empty(), new FaceSource("B\u00f6b/1.jpg", "3".repeat(64))),
            BackupGalleries.face(3, "Zo\u00eb \u5c0f\u660e \ud83d\ude00 \ud800", BackupGalleries.chip(7)),
            BackupGalleries.face(
                    4,
                    "Rene\u0301 of older rules",
                    Optional.empty(),
                    BackupGalleries.embedding("a", 1, 0),
                    BackupGalleries.embedding("b", .5f, .5f, -.5f, .5f)),
            BackupGalleries.face(
                    9, "Ann", BackupGalleries.chip(Chip.MAXIMUM_BYTES), BackupGalleries.embedding("b", 0, 0, 0, -0f)));

    @TempDir
    private Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    private String refusal(byte[] content) throws IOException {
        Path file = Files.write(file("refused"), content);
        return assertThrows(StoreException.class, () -> BackupReader.prove(file, BackupGalleries.NONE, () -> {}))
                .getMessage();
    }

    @Test
    void readsBackWhatWasWritten() throws Exception {
        for (Optional<BackupKey> key : List.of(BackupGalleries.NONE, BackupGalleries.KEY)) {
            Path file = file("backup " + key);
            BackupGalleries.write(file, key, 12, FACES);
            try (BackupReader reader = BackupReader.open(file, key, () -> {})) {
                assertEquals(BackupGalleries.GALLERY, reader.gallery());
                assertEquals(12, reader.nextFace());
                assertEquals(key.isPresent(), reader.isSealed());
            }
            assertSame(FACES, BackupGalleries.read(file, key));
        }
    }

    private static void assertSame(List<FaceRecord> expected, List<FaceRecord> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            FaceRecord one = expected.get(i);
            FaceRecord other = actual.get(i);
            assertEquals(one.id(), other.id());
            assertEquals(one.label(), other.label());
            assertEquals(one.enrolled(), other.enrolled());
            assertEquals(one.embeddings(), other.embeddings());
            assertEquals(one.source(), other.source());
            assertEquals(one.chip().map(Chip::points), other.chip().map(Chip::points));
            assertArrayEquals(
                    one.chip().map(Chip::picture).orElse(new byte[0]),
                    other.chip().map(Chip::picture).orElse(new byte[0]));
        }
    }

    @Test
    void readsBackAnEmptyGallery() throws Exception {
        BackupGalleries.write(file("empty"), BackupGalleries.KEY, 7, List.of());
        assertEquals(List.of(), BackupGalleries.read(file("empty"), BackupGalleries.KEY));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void letsOnlyTheOwnerReadTheFile() throws Exception {
        BackupGalleries.write(file("backup"), BackupGalleries.NONE, 10, FACES);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file("backup"))));
    }

    @Test
    void writesThroughNoLinkAndOverNoFile() throws Exception {
        Path target = file("target");
        Path link = Files.createSymbolicLink(file("link"), target);
        assertThrows(
                FileAlreadyExistsException.class, () -> BackupGalleries.write(link, BackupGalleries.NONE, 10, FACES));
        assertFalse(Files.exists(target));
        assertThrows(
                StoreException.class, () -> BackupGalleries.write(file("no/backup"), BackupGalleries.NONE, 10, FACES));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(link), left.toList());
        }
    }

    @Test
    void refusesEveryTornOrDamagedFile() throws Exception {
        Path file = file("backup");
        BackupGalleries.write(file, BackupGalleries.NONE, 10, FACES.subList(0, 3));
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x11;
            refusal(damaged);
            refusal(Arrays.copyOf(whole, i));
        }
        refusal(Arrays.copyOf(whole, whole.length + 1));
    }

    @Test
    void saysWhatToDoWithOlderBackups() throws IOException {
        assertTrue(refusal("PK\u0003\u0004 and a database".getBytes(StandardCharsets.US_ASCII))
                .contains("restore it with the Mien that wrote it"));
        assertTrue(refusal("MIEN-LOG and records".getBytes(StandardCharsets.US_ASCII))
                .contains("restore it with the Mien that wrote it"));
        assertTrue(refusal("just text".getBytes(StandardCharsets.US_ASCII)).contains("is not a backup"));
        assertTrue(refusal("MIENBKUP\u0000\u0002\u0000".getBytes(StandardCharsets.US_ASCII))
                .contains("a newer Mien"));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void opensOnlyRegularFiles() throws Exception {
        assertThrows(IOException.class, () -> BackupReader.prove(Path.of("/dev/zero"), BackupGalleries.NONE, () -> {}));
        assertThrows(IOException.class, () -> BackupReader.prove(folder, BackupGalleries.NONE, () -> {}));
    }
}
