package io.mien.command.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.control.ControlClient;
import io.mien.boot.control.ControlRequest;
import io.mien.boot.control.RefusedException;
import io.mien.command.call.Boot;
import io.mien.command.call.Call;
import io.mien.command.call.RunAloneException;
import io.mien.command.call.ServeSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ControlServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ServeSettings SETTINGS = new ServeSettings(
            3, Duration.ofMillis(300), Duration.ofMillis(700), Duration.ofMillis(300), 0, Duration.ofSeconds(20));

    @TempDir
    private Path data;

    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch waiting = new CountDownLatch(1);
    private volatile boolean outputFailed;
    private ControlServer server;

    /** What came of a command. */
    private record Answer(OptionalInt code, String out, String err) {}

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
        server = ControlServer.open(data, SETTINGS, template, this::command);
    }

    @AfterEach
    void close() {
        release.countDown();
        server.close();
    }

    private int command(Call call) {
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

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer ask(String... arguments) throws IOException {
        return ask(InputStream.nullInputStream(), arguments);
    }

    private Answer ask(InputStream in, String... arguments) throws IOException {
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

    private SocketChannel raw() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(server.socket()));
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not in time");
            Thread.onSpinWait();
        }
    }

    private void assertServes() throws IOException {
        assertEquals(OptionalInt.of(42), ask("tell").code());
    }

    @Test
    void outputsExitCodeAndPlaceGoThrough() throws IOException {
        Answer answer = ask("tell");
        assertEquals(OptionalInt.of(42), answer.code());
        assertEquals(data + " " + data.resolve("home") + " 1.2.3 true\n", answer.out());
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
        until(this::isFree);
        assertServes();
    }

    private boolean isFree() {
        try {
            return ask("tell").code().isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void whoSaysNothingIsCutOff() throws IOException {
        try (SocketChannel silent = raw();
                SocketChannel half = raw()) {
            half.write(ByteBuffer.wrap("MIEN\0\1\1\0\0\0\7ab".getBytes(StandardCharsets.US_ASCII)));
            assertServes();
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
    void whoTakesNothingIsCutOffAndHoldsNobodyUp() throws Exception {
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
        until(() -> outputFailed);
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
        until(this::isFree);
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
        until(() -> outputFailed);
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
        until(() -> !Files.exists(server.socket()));
        assertTrue(ControlClient.connect(data, PATIENCE).isEmpty());
        release.countDown();
        asking.join();
        ending.join();
        assertEquals("released\n", answer[0].out(), answer[0]::err);
    }

    @Test
    void anEndCutsOffWhatTakesTooLong() throws Exception {
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
