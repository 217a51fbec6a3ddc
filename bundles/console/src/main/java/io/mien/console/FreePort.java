package io.mien.console;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks whether a port is free. The page's server before this one may hold it for a moment: Config Admin stops a server some time
 * after its configuration was deleted.
 */
final class FreePort {
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** With the pauses between them: 3 s. */
    static final int MOST_TRIES = 60;

    private FreePort() {}

    /** @throws IOException if it is not free, nor becomes so soon */
    static void await(InetSocketAddress address) throws IOException {
        await(address, () -> LockSupport.parkNanos(PAUSE.toNanos()));
    }

    /** @param pause between two tries */
    static void await(InetSocketAddress address, Runnable pause) throws IOException {
        for (int tries = 1; !isFree(address, tries == MOST_TRIES); tries++) {
            pause.run();
        }
    }

    /** @param last whether a port that is not free is an error */
    private static boolean isFree(InetSocketAddress address, boolean last) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            if (last) {
                throw e;
            }
            return false;
        }
    }
}
