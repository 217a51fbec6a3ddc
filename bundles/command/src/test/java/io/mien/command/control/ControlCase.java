package io.mien.command.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.control.ControlClient;
import io.mien.boot.control.ControlRequest;
import io.mien.command.call.Boot;
import io.mien.command.call.Call;
import io.mien.command.call.RunAloneException;
import io.mien.command.call.ServeSettings;
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
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose commands do what a test needs. */
@Timeout(60)
abstract class ControlCase {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final ServeSettings SETTINGS = new ServeSettings(
            3,
            Duration.ofMillis(300),
            Duration.ofMillis(700),
            Duration.ofMillis(700),
            Duration.ofMillis(300),
            0,
            Duration.ofSeconds(20));

    @TempDir
    Path data;

    final CountDownLatch release = new CountDownLatch(1);
    final CountDownLatch waiting = new CountDownLatch(1);
    volatile boolean outputFailed;
    ControlServer server;

    /** The result of a command. */
    record Answer(OptionalInt code, String out, String err) {}

    ServeSettings settings() {
        return SETTINGS;
    }

    @BeforeEach
    void listen() throws Exception {
        Call template = new Call(
                List.of(),
                data,
                data.resolve("home"),
                InputStream.nullInputStream(),
                System.out,
                System.err,
                "1.2.3",
                false,
                Boot.FEATURE);
        server = ControlServer.open(data, settings(), template, this::command);
    }

    @AfterEach
    void close() {
        release.countDown();
        server.close();
    }

    int command(Call call) {
        return switch (call.arguments().get(0)) {
            case "tell" -> {
                call.out().println(call.directory() + " " + call.home() + " " + call.version() + " " + call.terminal());
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
            case "alone" -> RunAloneException.EXIT_CODE;
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

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not in time");
            Thread.onSpinWait();
        }
    }

    void assertServes() throws IOException {
        assertEquals(OptionalInt.of(42), ask("tell").code());
    }
}
