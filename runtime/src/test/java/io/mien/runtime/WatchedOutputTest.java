package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchedOutputTest {
    private static WatchedOutput failing(String reason) {
        return new WatchedOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        });
    }

    @Test
    void writesThrough() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WatchedOutput output = new WatchedOutput(bytes);
        new PrintStream(output, true, StandardCharsets.UTF_8).println("Zo\u00eb");
        assertEquals("Zo\u00eb" + System.lineSeparator(), bytes.toString(StandardCharsets.UTF_8));
        assertFalse(output.hasFailed());
    }

    @Test
    void saysWhyItFailed() {
        WatchedOutput full = failing("No space left on device");
        new PrintStream(full, true, StandardCharsets.UTF_8).println("a");
        assertEquals(Optional.of("standard output cannot be written: disk full"), full.problem());
    }

    @Test
    void isSilentWhenTheReaderWentAway() {
        WatchedOutput closed = failing("Broken pipe");
        new PrintStream(closed, true, StandardCharsets.UTF_8).println("a");
        assertTrue(closed.hasFailed());
        assertEquals(Optional.empty(), closed.problem());
    }
}
