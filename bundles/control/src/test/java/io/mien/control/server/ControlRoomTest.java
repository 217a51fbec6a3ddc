package io.mien.control.server;

import io.mien.control.client.ControlClient;
import io.mien.control.protocol.ControlRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Clients that never read do not keep others out. */
class ControlRoomTest extends ControlCase {
    @Override
    ControlSettings settings() {
        return new ControlSettings(
                SETTINGS.connections(),
                SETTINGS.request(),
                Duration.ofMinutes(10),
                Duration.ofMillis(50),
                SETTINGS.drain());
    }

    private final CountDownLatch connected = new CountDownLatch(SETTINGS.connections());

    @Test
    void makesRoomWhereAllOthersNeverRead() {
        for (int i = 0; i < SETTINGS.connections(); i++) {
            Thread stuck = new Thread(this::flood);
            stuck.setDaemon(true);
            stuck.start();
        }
        await(connected);
        until(this::isServed);
        until(() -> outputFailed);
    }

    private boolean isServed() {
        try {
            assertServes();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void flood() {
        PrintStream never = new PrintStream(new ByteArrayOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                await(release);
            }
        };
        try (ControlClient client = ControlClient.connect(data, PATIENCE).orElseThrow()) {
            connected.countDown();
            client.run(new ControlRequest(List.of("flood"), data, false), System.in, never, never);
        } catch (IOException e) {
            // It gave way.
            return;
        }
    }
}
