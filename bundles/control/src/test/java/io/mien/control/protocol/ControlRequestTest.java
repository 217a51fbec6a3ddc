package io.mien.control.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.socket.ProtocolException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ControlRequestTest {
    private static final Path FOLDER = Path.of("work").toAbsolutePath();

    private final ControlRequest request = new ControlRequest(List.of("enroll", "", "Édouard 王", "a b"), FOLDER, true);

    @Test
    void readsWhatWasWritten() throws IOException {
        assertEquals(request, ControlRequest.of(request.toFrame()));
    }

    @Test
    void oneThatIsCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = request.toFrame().content();
        for (int length = 0; length < whole.length; length++) {
            ControlFrame cut = new ControlFrame(ControlFrame.Type.REQUEST, Arrays.copyOf(whole, length));
            assertThrows(ProtocolException.class, () -> ControlRequest.of(cut), "cut at " + length);
        }
    }

    @Test
    void noiseIsRefusedOrReadButNeverHarms() throws IOException {
        Random random = new Random(5);
        byte[] whole = request.toFrame().content();
        for (int i = 0; i < 5_000; i++) {
            byte[] noise = whole.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                noise[random.nextInt(noise.length)] = (byte) random.nextInt();
            }
            try {
                assertTrue(ControlRequest.of(new ControlFrame(ControlFrame.Type.REQUEST, noise))
                        .directory()
                        .isAbsolute());
            } catch (ProtocolException e) {
                assertTrue(e.getMessage().contains("REQUEST") || e.getMessage().contains("bytes"), e.getMessage());
            }
        }
    }

    @Test
    void anotherFrameIsNoRequest() {
        assertThrows(ProtocolException.class, () -> ControlRequest.of(ControlFrame.of(ControlFrame.Type.EXIT, "0")));
    }

    @Test
    void oneThatIsTooLongIsNotSent() {
        ControlRequest huge = new ControlRequest(List.of("x".repeat(ControlFrame.MOST_CONTENT)), FOLDER, false);
        assertThrows(ProtocolException.class, huge::toFrame);
    }
}
