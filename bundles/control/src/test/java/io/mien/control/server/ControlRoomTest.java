package io.mien.control.server;

import io.mien.control.client.ControlClient;
import io.mien.control.protocol.ControlRequest;
import io.mien.support.testing.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Clients that never read do not keep others out. */
class ControlRoomTest extends ControlCase {
    private final CountDownLatch connected = new CountDownLatch(CONNECTIONS);

    @Test
    void makesRoomWhereAllOthersNeverRead() throws Exception {
        listen(new ControlSettings(CONNECTIONS, PATIENCE, Duration.ofMinutes(10), Duration.ofMillis(50), SHORT));
        for (int i = 0; i < CONNECTIONS; i++) {
            Thread stuck = new Thread(this::flood);
            stuck.setDaemon(true);
            stuck.start();
        }
        await(connected);
        awaitServes();
        Await.until(() -> outputFailed);
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
