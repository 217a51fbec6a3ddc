package io.mien.store.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gallery's key is needed to write a backup that an encrypted gallery accepts, and to read one that it wrote. */
class SealedBackupTest {
    private static final int SEALED_CHUNK = ChunkSeal.CHUNK_BYTES + ChunkSeal.TAG_BYTES;
    private static final byte[] HEAD = {1, 2, 3};

    @TempDir
    private Path folder;

    private static BackupKey.Derived derived() {
        return BackupGalleries.KEY.orElseThrow().derive(new byte[32]);
    }

    private static byte[] seal(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SealedOutput sealed = new SealedOutput(out, new ChunkSeal(derived().key(), HEAD))) {
            sealed.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] open(byte[] sealed, byte[] head) throws IOException {
        return new SealedInput(
                        new ByteArrayInputStream(sealed),
                        new ChunkSeal(derived().key(), head))
                .readAllBytes();
    }

    private static void assertNoticed(byte[] sealed) {
        assertThrows(IOException.class, () -> open(sealed, HEAD));
    }

    private static byte[] random(int bytes) {
        byte[] plain = new byte[bytes];
        new Random(bytes).nextBytes(plain);
        return plain;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void opensWhatItSealed() throws IOException {
        for (int bytes :
                new int[] {0, 1, ChunkSeal.CHUNK_BYTES - 1, ChunkSeal.CHUNK_BYTES, ChunkSeal.CHUNK_BYTES + 1, 200_000
                }) {
            assertArrayEquals(random(bytes), open(seal(random(bytes)), HEAD));
        }
    }

    @Test
    void noticesWhatIsCutOffMovedAddedOrChanged() throws IOException {
        byte[] sealed = seal(random(3 * ChunkSeal.CHUNK_BYTES + 5));
        byte[] first = Arrays.copyOf(sealed, SEALED_CHUNK);
        byte[] second = Arrays.copyOfRange(sealed, SEALED_CHUNK, 2 * SEALED_CHUNK);
        byte[] rest = Arrays.copyOfRange(sealed, 2 * SEALED_CHUNK, sealed.length);
        assertNoticed(new byte[0]);
        assertNoticed(first);
        assertNoticed(join(first, second));
        assertNoticed(Arrays.copyOf(sealed, sealed.length - 1));
        assertNoticed(join(second, first, rest));
        assertNoticed(join(first, rest));
        assertNoticed(join(first, first, second, rest));
        assertNoticed(join(sealed, new byte[1]));
        assertNoticed(join(sealed, first));
        for (int i = 0; i < sealed.length; i += 9_973) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertNoticed(changed);
        }
        assertThrows(IOException.class, () -> open(sealed, new byte[] {1, 2, 4}));
    }

    @Test
    void derivesAsTheStandardSays() {
        // RFC 5869, A.1 and A.2.
        HexFormat hex = HexFormat.of();
        byte[] key = BackupKey.extract(hex.parseHex("000102030405060708090a0b0c"), hex.parseHex("0b".repeat(22)));
        assertEquals("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5", hex.formatHex(key));
        assertEquals(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
                hex.formatHex(BackupKey.expand(key, hex.parseHex("f0f1f2f3f4f5f6f7f8f9"), 42)));
    }

    private Path sealed() throws Exception {
        Path file = folder.resolve("sealed");
        BackupGalleries.write(
                file,
                BackupGalleries.KEY,
                10,
                List.of(BackupGalleries.face(1, "Ann-who-is-marked", BackupGalleries.chip(100_000))));
        return file;
    }

    private String refusal(Path file, Optional<BackupKey> key) {
        return assertThrows(StoreException.class, () -> BackupReader.prove(file, key, () -> {}))
                .getMessage();
    }

    @Test
    void isReadWithTheKeyAlone() throws Exception {
        Path file = sealed();
        assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("Ann-who"));
        assertTrue(refusal(file, BackupGalleries.NONE).contains("it is encrypted"));
        byte[] other = new byte[32];
        other[31] = 1;
        assertTrue(refusal(file, Optional.of(new BackupKey(other))).contains("the key is not the one"));
        BackupReader.prove(file, BackupGalleries.KEY, () -> {});
    }

    @Test
    void noticesWhoeverHasNoKey() throws Exception {
        byte[] whole = Files.readAllBytes(sealed());
        for (int i = 0; i < whole.length; i = i < 200 ? i + 1 : i + 4_999) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Path file = Files.write(folder.resolve("changed"), changed);
            assertThrows(Exception.class, () -> BackupReader.prove(file, BackupGalleries.KEY, () -> {}));
        }
    }

    @Test
    void neverSealsTwoBackupsAlike() throws Exception {
        byte[] one = Files.readAllBytes(sealed());
        Files.delete(folder.resolve("sealed"));
        byte[] other = Files.readAllBytes(sealed());
        assertFalse(Arrays.equals(one, 100, 200, other, 100, 200));
    }
}
