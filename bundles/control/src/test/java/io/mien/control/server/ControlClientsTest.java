package io.mien.control.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.control.client.ControlClient;
import io.mien.control.client.RefusedException;
import io.mien.control.protocol.ControlRequest;
import io.mien.support.testing.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Clients that make noise, say nothing, take nothing, go, or are too many. */
class ControlClientsTest extends ControlCase {
    @Test
    void noiseHarmsNobody() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[1 + random.nextInt(60)];
            random.nextBytes(noise);
            if (i % 2 == 0) {
                System.arraycopy(
                        "MIEN\0\1".getBytes(StandardCharsets.US_ASCII), 0, noise, 0, Math.min(6, noise.length));
            }
            try (SocketChannel socket = raw()) {
                socket.write(ByteBuffer.wrap(noise));
            } catch (IOException e) {
                assertTrue(e.getMessage().contains("pipe") || e.getMessage().contains("reset"), e.toString());
            }
        }
        awaitServes();
    }

    @Test
    void clientThatSaysNothingIsCutOff() throws Exception {
        listen(new ControlSettings(CONNECTIONS, SHORT, PATIENCE, PATIENCE, PATIENCE));
        try (SocketChannel silent = raw();
                SocketChannel half = raw()) {
            half.write(ByteBuffer.wrap("MIEN\0\1\1\0\0\0\7ab".getBytes(StandardCharsets.US_ASCII)));
            awaitServes();
            readToEnd(silent);
            readToEnd(half);
        }
    }

    private static void readToEnd(SocketChannel socket) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        try {
            while (socket.read(bytes.clear()) >= 0) {
                assertTrue(socket.isOpen());
            }
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("reset"), e.toString());
        }
    }

    @Test
    void clientThatReadsNothingIsCutOffAndHoldsNobodyUp() throws Exception {
        listen(new ControlSettings(CONNECTIONS, PATIENCE, SHORT, PATIENCE, PATIENCE));
        Thread slow = new Thread(() -> {
            try (ControlClient client = ControlClient.connect(data, PATIENCE).orElseThrow()) {
                PrintStream stuck = new PrintStream(new ByteArrayOutputStream()) {
                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        ControlServerTest.await(release);
                    }
                };
                client.run(new ControlRequest(List.of("flood"), data, false), System.in, stuck, stuck);
            } catch (IOException e) {
                // Cut off, as it should be.
                return;
            }
        });
        slow.start();
        assertServes();
        Await.until(() -> outputFailed);
        assertServes();
        release.countDown();
        slow.join();
    }

    @Test
    void oneCommandTooManyIsRefused() throws Exception {
        try (ControlClient one = ControlClient.connect(data, PATIENCE).orElseThrow();
                ControlClient two = ControlClient.connect(data, PATIENCE).orElseThrow();
                ControlClient three = ControlClient.connect(data, PATIENCE).orElseThrow()) {
            assertTrue(one.process() == two.process() && two.process() == three.process());
            RefusedException refused =
                    assertThrows(RefusedException.class, () -> ControlClient.connect(data, PATIENCE));
            assertEquals("busy with 3 commands", refused.getMessage());
        }
        awaitServes();
    }

    @Test
    void aClientThatGoesEndsItsCommandsOutput() throws IOException {
        try (ControlClient client = ControlClient.connect(data, PATIENCE).orElseThrow()) {
            PrintStream closed = new PrintStream(new ByteArrayOutputStream()) {
                @Override
                public boolean checkError() {
                    return true;
                }
            };
            assertEquals(
                    OptionalInt.of(1),
                    client.run(new ControlRequest(List.of("flood"), data, false), System.in, closed, closed));
        }
        Await.until(() -> outputFailed);
        assertServes();
    }
}
