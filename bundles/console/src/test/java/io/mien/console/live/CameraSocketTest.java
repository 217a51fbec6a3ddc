package io.mien.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.camera.BrowserCamera;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.Callback;
import org.junit.jupiter.api.Test;

class CameraSocketTest {
    private final List<byte[]> taken = new ArrayList<>();
    private final ViewerSocketTest.CountingBond bond = new ViewerSocketTest.CountingBond();
    private final FakeConnection page = new FakeConnection(false);
    private final CameraSocket socket = new CameraSocket(ended -> sender(), bond);

    private BrowserCamera.Sender sender() {
        return new BrowserCamera.Sender() {
            @Override
            public Optional<String> send(byte[] jpeg) {
                taken.add(jpeg);
                return Optional.empty();
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    private void send(int pictures) {
        for (int i = 0; i < pictures; i++) {
            socket.onWebSocketBinary(ByteBuffer.wrap(new byte[] {1}), Callback.NOOP);
        }
    }

    @Test
    void pageThatDoesNotReadItsAnswersIsDisconnected() {
        socket.onWebSocketOpen(page.session());
        for (int i = 0; i < 40; i++) {
            send(1);
            page.arrived();
        }
        send(16);
        assertEquals(List.of(), page.ends);
        send(1);
        assertEquals(List.of("1008 The camera does not read its answers."), page.ends);
        assertEquals(56, page.texts.size(), "nothing more is queued");
    }

    @Test
    void aCameraThatSendsNothingForAMinuteIsDisconnected() {
        socket.onWebSocketOpen(page.session());
        assertEquals(Duration.ofMinutes(1), page.longestSilence);
    }

    @Test
    void picturesOfTheCameraDoNotCountAsActivity() {
        socket.onWebSocketOpen(page.session());
        send(3);
        assertEquals(3, taken.size());
        assertEquals(0, bond.touched);
    }
}
