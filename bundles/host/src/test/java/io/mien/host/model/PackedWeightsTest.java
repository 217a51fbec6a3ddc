package io.mien.host.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.host.TestModelFolder;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.support.files.Sha256;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedWeightsTest {
    private static final byte[] WHOLE = "good weights".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path cache;

    private int opened;

    private ModelWeights weights(byte[] bytes) {
        return new PackedWeights(
                new PackedWeights.Entry() {
                    @Override
                    public PackedWeights.Entry beside(String name) {
                        throw new AssertionError("these weights name no data files");
                    }

                    @Override
                    public InputStream open() {
                        opened++;
                        return new ByteArrayInputStream(bytes);
                    }

                    @Override
                    public long size() {
                        return bytes.length;
                    }
                },
                cache,
                1000);
    }

    private static Mud mud() throws ModelRejectedException {
        return Mud.parse(TestModelFolder.mud("a", "retinaface", "sha256 = " + Sha256.of(WHOLE)), "a.mud");
    }

    @Test
    void unpackedOnce() throws Exception {
        Path file = weights(WHOLE).prove(mud()).file();
        assertEquals("good weights", Files.readString(file));
        assertEquals(file, weights(WHOLE).prove(mud()).file());
        assertEquals(1, opened);
    }

    @Test
    void aFileThatWasTornIsUnpackedAnew() throws Exception {
        Path file = weights(WHOLE).prove(mud()).file();
        Files.writeString(file, "torn weights");
        assertEquals(
                "good weights", Files.readString(weights(WHOLE).prove(mud()).file()));
    }

    @Test
    void aFileThatWasExchangedAfterItWasProvedIsUnpackedAnew() throws Exception {
        weights(WHOLE).prove(mud());
        Path file = weights(WHOLE).prove(mud()).file();
        FileTime date = Files.getLastModifiedTime(file);
        Files.writeString(file, "evil weights");
        Files.setLastModifiedTime(file, date);
        assertEquals(
                "good weights", Files.readString(weights(WHOLE).prove(mud()).file()));
    }

    /** What another bundle brought before does not stand in for it. */
    @Test
    void aTruncatedNewcomerIsRefusedThoughTheWholeOneIsThere() throws Exception {
        Path file = weights(WHOLE).prove(mud()).file();
        byte[] half = "good".getBytes(StandardCharsets.UTF_8);
        ModelRejectedException e =
                assertThrows(ModelRejectedException.class, () -> weights(half).prove(mud()));
        assertTrue(e.getMessage().contains("SHA-256"), e.getMessage());
        assertEquals("good weights", Files.readString(file));
    }

    @Test
    void noWeightsAtAllAreSaidToBeMissing() throws Exception {
        weights(WHOLE).prove(mud());
        ModelWeights none = new PackedWeights(
                new PackedWeights.Entry() {
                    @Override
                    public PackedWeights.Entry beside(String name) {
                        throw new AssertionError("these weights name no data files");
                    }

                    @Override
                    public InputStream open() throws FileNotFoundException {
                        throw new FileNotFoundException();
                    }

                    @Override
                    public long size() throws FileNotFoundException {
                        throw new FileNotFoundException();
                    }
                },
                cache,
                1000);
        ModelRejectedException e = assertThrows(ModelRejectedException.class, () -> none.prove(mud()));
        assertTrue(e.getMessage().contains("no weights"), e.getMessage());
    }

    @Test
    void refusesWeightsThatUnpackToMoreThanIsAllowed() throws Exception {
        Mud any = Mud.parse(TestModelFolder.mud("a", "retinaface"), "a.mud");
        assertEquals(1000, Files.size(weights(new byte[1000]).prove(any).file()));
        ModelRejectedException e = assertThrows(
                ModelRejectedException.class, () -> weights(new byte[1001]).prove(any));
        assertTrue(e.getMessage().contains("jar.unpacked.megabytes of io.mien.host"), e.getMessage());
        try (var files = Files.list(cache)) {
            assertEquals(1, files.count(), "nothing half unpacked stays");
        }
    }
}
