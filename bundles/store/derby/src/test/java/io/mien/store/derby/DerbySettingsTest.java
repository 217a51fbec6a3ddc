package io.mien.store.derby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a configuration says, and where the key comes from. */
class DerbySettingsTest {
    @TempDir
    Path temporary;

    private static DerbySettings settings(Map<String, Object> configured) throws StoreException {
        Map<String, String> environment = Map.of("GALLERY_KEY", TestDerbyStores.DIGITS, "SHORT", "abc");
        Optional<Path> folder =
                Optional.ofNullable((String) configured.get("folder")).map(Path::of);
        return DerbySettings.of(StoreConfigurations.of(configured), folder, environment::get);
    }

    private static String refusal(Map<String, Object> configured) {
        return assertThrows(StoreException.class, () -> settings(configured)).getMessage();
    }

    @Test
    void defaultsAreThoseDeclared() throws StoreException {
        DerbySettings settings = settings(Map.of("folder", "somewhere"));
        assertEquals(Path.of("somewhere"), settings.folder());
        assertEquals(Optional.empty(), settings.key());
        assertEquals(256, settings.pageCache());
        assertTrue(refusal(Map.of()).contains("folder"));
    }

    @Test
    void theKeyComesFromAFileOrTheEnvironment() throws StoreException, IOException {
        Path file = Files.writeString(temporary.resolve("key"), TestDerbyStores.DIGITS.toUpperCase() + "\n");
        DerbySettings byFile = settings(Map.of("folder", "f", "encryption", true, "key_file", file.toString()));
        DerbySettings byVariable =
                settings(Map.of("folder", "f", "encryption", true, "key_environment", "GALLERY_KEY"));
        assertEquals("key of 256 bits", byFile.key().orElseThrow().toString());
        assertEquals("key of 256 bits", byVariable.key().orElseThrow().toString());
        assertFalse(byFile.toString().contains(TestDerbyStores.DIGITS.substring(0, 6)));
    }

    @Test
    void refusesByNameWhatIsNotAKeyAndNeverShowsIt() throws IOException {
        Path text = Files.writeString(temporary.resolve("text"), "secret words");
        Path bytes = Files.write(temporary.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Path missing = temporary.resolve("missing");
        for (Path file : new Path[] {text, bytes, missing}) {
            String message = refusal(Map.of("folder", "f", "encryption", true, "key_file", file.toString()));
            assertTrue(message.contains(file.toString()), message);
            assertFalse(message.contains("secret"), message);
        }
        assertTrue(refusal(Map.of("folder", "f", "encryption", true, "key_environment", "UNSET"))
                .contains("UNSET"));
        assertTrue(refusal(Map.of("folder", "f", "encryption", true, "key_environment", "SHORT"))
                .contains("SHORT"));
    }

    @Test
    void encryptionNeedsExactlyOneKey() {
        assertTrue(refusal(Map.of("folder", "f", "encryption", true)).contains("key.file"));
        assertTrue(refusal(Map.of("folder", "f", "encryption", true, "key_file", "a", "key_environment", "b"))
                .contains("key.environment"));
    }
}
