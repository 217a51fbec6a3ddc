package io.mien.support.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HexKeyTest {
    private static final String DIGITS = "00112233445566778899aabbccddeeff";

    @TempDir
    private Path folder;

    private String refused(String file, String variable) {
        MienException e =
                assertThrows(MienException.class, () -> HexKey.in(file, variable, Map.of("SHORT", "ab")::get));
        assertTrue(!e.getMessage().contains("ab\""), e.getMessage());
        return e.getMessage();
    }

    @Test
    void aKeyIsInAFileOrInTheEnvironment() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "\n " + DIGITS + " \n");
        assertEquals(DIGITS, HexKey.in(file.toString(), "", name -> null).digits());
        HexKey key = HexKey.in(" ", "KEY", Map.of("KEY", DIGITS)::get);
        assertArrayEquals(new byte[] {0, 0x11}, java.util.Arrays.copyOf(key.bytes(), 2));
        assertEquals("key of 128 bits", key.toString());
    }

    @Test
    void errorsNameThePlaceAndShowNoKey() throws Exception {
        assertEquals("encryption is on: either key.file or key.environment says where the key is", refused("", ""));
        assertEquals(refused("", ""), refused("a", "B"));
        assertEquals("the environment variable NONE, which holds the key, is not set", refused("", "NONE"));
        assertEquals(
                "the environment variable SHORT does not hold 32, 48 or 64 hexadecimal digits and nothing else",
                refused("", "SHORT"));
        String missing = folder.resolve("missing").toString();
        assertEquals("the key file " + missing + " cannot be read: no such file or folder", refused(missing, ""));
    }
}
