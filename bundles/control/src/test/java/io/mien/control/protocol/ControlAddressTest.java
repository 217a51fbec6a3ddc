package io.mien.control.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.socket.ProtocolException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlAddressTest {
    private static final Path TEMPORARY = Path.of("/tmp");

    @TempDir
    private Path folder;

    @Test
    void aShortPathLiesInTheDataFolder() throws IOException {
        Path data = Path.of("/srv/door");
        assertEquals(
                Path.of("/srv/door/control/socket"),
                ControlAddress.of(data, TEMPORARY).socket());
    }

    @Test
    void aLongOneIsReplacedByAShortOneThatEveryProcessFinds() throws IOException {
        Path data = Files.createDirectories(folder.resolve("x".repeat(60)).resolve("ü".repeat(40)));
        ControlAddress address = ControlAddress.of(data, TEMPORARY);
        int length = address.socket().toString().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(length <= ControlAddress.MOST_BYTES, address::toString);
        assertFalse(address.isInside());
        assertEquals(address, ControlAddress.of(data, TEMPORARY));
        assertNotEquals(
                address.socket(),
                ControlAddress.of(Files.createDirectory(data.resolve("y")), TEMPORARY)
                        .socket());
    }

    @Test
    void aLinkLeadsToTheSameSocket() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), data);
        assertEquals(ControlAddress.of(data), ControlAddress.of(link));
    }

    @Test
    void aTemporaryFolderThatIsTooLongIsRefused() {
        Path data = Path.of("/" + "x".repeat(120));
        assertThrows(ProtocolException.class, () -> ControlAddress.of(data, data));
    }
}
