package io.mien.store.backup;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CraftedBackupTest {
    @TempDir
    private Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("crafted"), content);
    }

    private String refusal(byte[] content) throws IOException {
        Path file = file(content);
        return assertThrows(StoreException.class, () -> BackupReader.prove(file, BackupGalleries.NONE, () -> {}))
                .getMessage();
    }

    @Test
    void takesACraftedFileThatIsRight() throws Exception {
        Path file = file(new Crafted(3).face(2, "Ann", 0).end(1, 0));
        assertDoesNotThrow(() -> BackupReader.prove(file, BackupGalleries.NONE, () -> {}));
    }

    @Test
    void refusesWhatIsBeyondTheBounds() throws Exception {
        assertTrue(refusal(new Crafted(9)
                        .record(BackupFormat.FACE, Integer.MAX_VALUE)
                        .end(1, 0))
                .contains("claims 2147483647 bytes"));
        assertTrue(
                refusal(new Crafted(9).record(BackupFormat.FACE, -1).end(1, 0)).contains("claims -1 bytes"));
        assertTrue(refusal(new Crafted(9).face(1, "Ann", 60_000).end(1, 0)).contains("60000"));
        assertTrue(
                refusal(new Crafted(9).face(1, "Ann", 1).space(0, "m", 1 << 30).end(1, 0))
                        .contains("1073741824"));
        assertTrue(refusal(new Crafted(9).face(1, "Ann", 1).space(0, "m", -4).end(1, 0))
                .contains("-4"));
    }

    @Test
    void refusesWhatNoGalleryHolds() throws Exception {
        for (byte[] crafted : List.of(
                new Crafted(9).face(2, "Ann", 0).face(2, "Bob", 0).end(2, 0),
                new Crafted(9).face(9, "Ann", 0).end(1, 0),
                new Crafted(9).face(-3, "Ann", 0).end(1, 0),
                new Crafted(9).face(1, "unknown", 0).end(1, 0),
                new Crafted(9).face(1, "Ann\n", 0).end(1, 0),
                new Crafted(9).face(1, " Ann", 0).end(1, 0),
                new Crafted(9).face(1, "A".repeat(201), 0).end(1, 0),
                new Crafted(9).face(1, "Ann", 0).end(2, 0),
                new Crafted(9).face(1, "Ann", 0).end(1, 1),
                new Crafted(9).face(1, "Ann", 1).space(1, "m", 4).end(1, 0),
                new Crafted(9)
                        .face(1, "Ann", 1)
                        .space(0, "m", 4)
                        .space(1, "m", 4)
                        .end(1, 0),
                new Crafted(9).face(1, "Ann", 1).space(0, "m@x", 4).end(1, 0),
                new Crafted(9)
                        .face(1, "Ann", 1)
                        .record(BackupFormat.EMBEDDING, 4)
                        .end(1, 0),
                new Crafted(9).record(77, 0).end(0, 0))) {
            refusal(crafted);
        }
    }

    @Test
    void refusesEmbeddingsThatNothingCanBeComparedWith() throws Exception {
        Path file = file(withEmbedding(1, -0f));
        BackupReader.prove(file, BackupGalleries.NONE, () -> {});
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertTrue(refusal(withEmbedding(1, value)).contains("not finite"));
        }
    }

    private static byte[] withEmbedding(float... values) throws Exception {
        return new Crafted(9)
                .face(1, "Ann", 1)
                .space(0, "m", values.length)
                .embedding(0, values)
                .end(1, 1);
    }

    @Test
    void refusesAGalleryInWhichNoFaceCouldBeEnrolledAnyMore() throws Exception {
        for (long next : List.of(Long.MAX_VALUE, Long.MAX_VALUE / 2 + 1, Long.MIN_VALUE, -1L)) {
            assertTrue(refusal(new Crafted(next).end(0, 0)).contains(String.valueOf(next)));
        }
        Path file = file(new Crafted(Long.MAX_VALUE / 2).end(0, 0));
        BackupReader.prove(file, BackupGalleries.NONE, () -> {});
    }
}
