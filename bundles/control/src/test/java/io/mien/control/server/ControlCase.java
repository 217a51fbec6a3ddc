package io.mien.control.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.control.client.ControlClient;
import io.mien.control.protocol.ControlRequest;
import io.mien.support.testing.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose commands do what a test needs. */
@Timeout(60)
abstract class ControlCase {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final int CONNECTIONS = 3;

    /** No client of a test is so slow, whatever else the machine does. */
    static final ControlSettings PATIENT = new ControlSettings(CONNECTIONS, PATIENCE, PATIENCE, PATIENCE, PATIENCE);

    static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    Path data;

    final CountDownLatch release = new CountDownLatch(1);
    final CountDownLatch waiting = new CountDownLatch(1);
    volatile boolean outputFailed;
    ControlServer server;

    /** The result of a command. */
    record Answer(OptionalInt code, String out, String err) {}

    @BeforeEach
    void listen() throws Exception {
        server = ControlServer.open(data, PATIENT, this::command);
    }

    /** From now on with other limits. */
    void listen(ControlSettings settings) throws Exception {
        server.close();
        server = ControlServer.open(data, settings, this::command);
    }

    @AfterEach
    void close() {
        release.countDown();
        server.close();
    }

    OptionalInt command(TakenCommand call) {
        String word = call.request().arguments().get(0);
        return word.equals("alone") ? OptionalInt.empty() : OptionalInt.of(run(word, call));
    }

    private int run(String word, TakenCommand call) {
        return switch (word) {
            case "tell" -> {
                call.out()
                        .println(call.request().directory() + " "
                                + call.request().terminal());
                call.err().print("50 %\r");
                call.err().flush();
                yield 42;
            }
            case "repeat" -> {
                try {
                    call.in().transferTo(call.out());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                yield 0;
            }
            case "defect" -> throw new IllegalStateException("a defect");
            case "wait" -> {
                waiting.countDown();
                await(release);
                call.out().println("released");
                yield 0;
            }
            case "flood" -> {
                while (!call.out().checkError()) {
                    call.out().println("x".repeat(1000));
                }
                outputFailed = true;
                yield 1;
            }
            default -> 0;
        };
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Answer ask(String... arguments) throws IOException {
        return ask(InputStream.nullInputStream(), arguments);
    }

    Answer ask(InputStream in, String... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (ControlClient client = ControlClient.connect(data, PATIENCE).orElseThrow()) {
            OptionalInt code = client.run(
                    new ControlRequest(List.of(arguments), data, true),
                    in,
                    new PrintStream(out, false, StandardCharsets.UTF_8),
                    new PrintStream(err, false, StandardCharsets.UTF_8));
            return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }

    SocketChannel raw() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(server.socket()));
    }

    void assertServes() throws IOException {
        assertEquals(OptionalInt.of(42), ask("tell").code());
    }

    /** Serves again soon, after clients that left no room or while it cuts off even this one. */
    void awaitServes() {
        Await.until(() -> {
            try {
                assertServes();
                return true;
            } catch (IOException e) {
                return false;
            }
        });
    }
}
