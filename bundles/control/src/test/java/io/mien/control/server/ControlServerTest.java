package io.mien.control.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.control.client.ControlClient;
import io.mien.control.protocol.ControlRequest;
import io.mien.support.testing.Await;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What goes through to a command and back, and how all of it ends. */
class ControlServerTest extends ControlCase {
    @Test
    void outputsExitCodeAndPlaceGoThrough() throws IOException {
        Answer answer = ask("tell");
        assertEquals(OptionalInt.of(42), answer.code());
        assertEquals(data + " true\n", answer.out());
        assertEquals("50 %\r", answer.err());
    }

    @Test
    void theServerSaysWhichProcessItIs() throws IOException {
        try (ControlClient client = ControlClient.connect(data, PATIENCE).orElseThrow()) {
            assertEquals(ProcessHandle.current().pid(), client.process());
        }
    }

    @Test
    void inputIsPassedOn() throws IOException {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ('a' + Math.floorMod(bytes[i], 26));
        }
        assertEquals(
                new String(bytes, StandardCharsets.UTF_8),
                ask(new ByteArrayInputStream(bytes), "repeat").out());
    }

    @Test
    void aCommandMayBeSentBack() throws IOException {
        assertEquals(OptionalInt.empty(), ask("alone").code());
    }

    @Test
    void aDefectHarmsItsOwnCommandOnly() throws IOException {
        Answer answer = ask("defect");
        assertEquals(OptionalInt.of(1), answer.code());
        assertTrue(answer.err().contains("internal error"), answer.err());
        assertServes();
    }

    @Test
    void anEndWaitsForCommandsThatRunAndTakesNoMore() throws Exception {
        Thread ending = new Thread(server::close);
        Answer[] answer = new Answer[1];
        Thread asking = new Thread(() -> {
            try {
                answer[0] = ask("wait");
            } catch (IOException e) {
                answer[0] = new Answer(OptionalInt.empty(), "", e.toString());
            }
        });
        asking.start();
        await(waiting);
        ending.start();
        Await.until(() -> !Files.exists(server.socket()));
        assertTrue(ControlClient.connect(data, PATIENCE).isEmpty());
        release.countDown();
        asking.join();
        ending.join();
        assertEquals("released\n", answer[0].out(), answer[0]::err);
    }

    @Test
    void anEndCutsOffWhatTakesTooLong() throws Exception {
        listen(new ControlSettings(CONNECTIONS, PATIENCE, PATIENCE, PATIENCE, SHORT));
        try (ControlClient client = ControlClient.connect(data, PATIENCE).orElseThrow()) {
            Thread ending = new Thread(server::close);
            Thread ender = new Thread(() -> {
                await(waiting);
                ending.start();
            });
            ender.start();
            assertThrows(
                    IOException.class,
                    () -> client.run(
                            new ControlRequest(List.of("wait"), data, false), System.in, System.out, System.err));
            ender.join();
            ending.join();
            assertFalse(Files.exists(server.socket()));
        }
    }
}
