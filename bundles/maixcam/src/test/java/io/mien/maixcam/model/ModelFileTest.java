package io.mien.maixcam.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.model.ModelRejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private static final int BODY = 1000;
    private static final int HEADER = TestFile.HEADER;
    private static final long MOST = 1_000_000;

    @TempDir
    private Path folder;

    private static byte[] good() {
        return TestFile.bytes(BODY);
    }

    private static byte[] with(int at, int value) {
        byte[] bytes = good();
        bytes[at] = (byte) value;
        return bytes;
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("m.cvimodel"), bytes);
    }

    private void assertRefused(byte[] bytes, String why) throws Exception {
        TestModel model = TestModel.of(write(bytes), TestModel.sha256(bytes));
        assertReason("tested: " + why, model);
    }

    private static void assertReason(String reason, TestModel model) {
        ModelRejectedException e =
                assertThrows(ModelRejectedException.class, () -> ModelFile.read(model, "cv181x", MOST));
        assertEquals(reason, e.getMessage());
    }

    @Test
    void aWholeFileIsReadAsItIs() throws Exception {
        TestModel model = TestModel.of(write(good()), TestModel.sha256(good()));
        assertArrayEquals(good(), ModelFile.read(model, "cv181x", MOST));
    }

    @Test
    void refusesWhatIsNotAModel() throws Exception {
        assertRefused(new byte[0], "it ends within its header, after 0 bytes");
        assertRefused(Arrays.copyOf(good(), HEADER), "it ends within its header, after 48 bytes");
        assertRefused(with(3, 'X'), "it is not a cvimodel");
        assertRefused(with(12, 2), "it is of version 2.4, not 1.x");
        assertRefused(with(9, 0x7f), "its description of 32656 bytes does not fit into it");
        assertRefused(with(11, 0x80), "its description of 2147484048 bytes does not fit into it");
    }

    @Test
    void refusesDamagedFiles() throws Exception {
        String damaged = "it is damaged: what follows its header is not what the header says";
        assertRefused(with(HEADER, 1 ^ good()[HEADER]), damaged);
        assertRefused(with(HEADER + BODY - 1, 1 ^ good()[HEADER + BODY - 1]), damaged);
        assertRefused(Arrays.copyOf(good(), HEADER + BODY - 1), damaged);
        assertRefused(Arrays.copyOf(good(), HEADER + BODY + 1), damaged);
    }

    @Test
    void theModelOfAnotherChipIsRefused() throws Exception {
        assertRefused(with(33, '0'), "it is made for the chip 'cv101x', not for cv181x");
        assertRefused(with(30, 7), "it is made for the chip '?v181x', not for cv181x");
    }

    @Test
    void theDescriptionsDigestDecides() throws Exception {
        Path file = write(with(13, 5));
        assertReason(
                "tested: its SHA-256 is no longer the one that it was installed with",
                TestModel.of(file, TestModel.sha256(good())));
        assertReason(
                "tested: its description names no SHA-256, and a damaged model would end the process; 'mien model pack' adds"
                        + " it",
                TestModel.undigested(write(good()), TestModel.sha256(good())));
    }

    @Test
    void refusesWhatIsNotAFileOrTooLarge() throws Exception {
        Path none = folder.resolve("none");
        assertReason(
                "tested: " + none + " cannot be read: no such file or folder",
                TestModel.of(none, TestModel.sha256(good())));
        assertReason(
                "tested: " + folder + " cannot be read: is a folder, not a regular file",
                TestModel.of(folder, TestModel.sha256(good())));
        TestModel model = TestModel.of(write(good()), TestModel.sha256(good()));
        ModelRejectedException e =
                assertThrows(ModelRejectedException.class, () -> ModelFile.read(model, "cv181x", BODY));
        assertTrue(e.getMessage().contains("more than the " + BODY + " left for models"), e.getMessage());
    }
}
