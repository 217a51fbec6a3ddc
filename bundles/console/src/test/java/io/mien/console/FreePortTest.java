package io.mien.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {
    @Test
    void theServerBeforeMayHoldThePortForAMoment() throws IOException {
        try (ServerSocket before = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int[] pauses = new int[1];
            FreePort.await((InetSocketAddress) before.getLocalSocketAddress(), () -> {
                if (++pauses[0] == 3) {
                    close(before);
                }
            });
            assertEquals(3, pauses[0]);
            assertTrue(before.isClosed());
        }
    }

    @Test
    void aPortThatStaysTakenIsAnError() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int[] pauses = new int[1];
            InetSocketAddress address = (InetSocketAddress) other.getLocalSocketAddress();
            assertThrows(IOException.class, () -> FreePort.await(address, () -> pauses[0]++));
            assertEquals(FreePort.MOST_TRIES - 1, pauses[0]);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
