package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.control.protocol.ControlFrame;
import io.mien.control.protocol.ControlFrame.Type;
import io.mien.control.protocol.ControlRequest;
import io.mien.control.protocol.FrameChannel;
import io.mien.control.server.ControlListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunningMienTest {
    @TempDir
    private Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** For an answer; longer than any machine takes. */
    private Duration patience = Duration.ofSeconds(40);

    /** What a Mien that runs does with the one command that comes. */
    private interface Script {
        void play(FrameChannel channel) throws IOException;
    }

    private OptionalInt run(Script script, String... arguments) throws IOException {
        try (ControlListener listener = ControlListener.open(data, 1)) {
            CompletableFuture<Void> server = CompletableFuture.runAsync(() -> play(listener, script));
            OptionalInt code = forward(arguments);
            server.join();
            return code;
        }
    }

    private static void play(ControlListener listener, Script script) {
        try (FrameChannel channel = new FrameChannel(listener.accept())) {
            channel.greet();
            channel.hearGreeting();
            script.play(channel);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private OptionalInt forward(String... arguments) {
        Launcher.Call call = new Launcher.Call(
                arguments,
                data,
                new ByteArrayInputStream("typed".getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new RunningMien(call, call.invocation(), patience).run();
    }

    private static ControlRequest hello(FrameChannel channel) throws IOException {
        channel.say(ControlFrame.of(Type.HELLO, "0"));
        return ControlRequest.of(channel.hear());
    }

    @Test
    void nobodyListensAndTheCommandIsRunAlone() {
        assertEquals(OptionalInt.empty(), forward("people", "--data", data.toString()));
    }

    @Test
    void theCommandGoesThereAndItsOutputComesBack() throws IOException {
        OptionalInt code = run(
                channel -> {
                    ControlRequest request = hello(channel);
                    assertEquals(List.of("people", "--data", "."), request.arguments());
                    assertEquals(data, request.directory());
                    channel.say(ControlFrame.of(Type.ERR, "50 %"));
                    channel.say(ControlFrame.of(Type.ASK));
                    channel.say(ControlFrame.of(Type.OUT, channel.hear().text() + " back"));
                    channel.say(ControlFrame.of(Type.EXIT, "7"));
                },
                "people",
                "--data",
                ".");
        assertEquals(OptionalInt.of(7), code);
        assertEquals("typed back", out.toString(StandardCharsets.UTF_8));
        assertEquals("50 %", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void commandThatItSendsBackIsRunAlone() throws IOException {
        OptionalInt code = run(
                channel -> {
                    hello(channel);
                    channel.say(ControlFrame.of(Type.ALONE));
                },
                "detect",
                "--data",
                data.toString());
        assertEquals(OptionalInt.empty(), code);
    }

    @Test
    void aRefusalAndAnEarlyEndAreTold() throws IOException {
        String folder = data.toString();
        assertEquals(
                OptionalInt.of(1),
                run(channel -> channel.say(ControlFrame.of(Type.REFUSED, "busy")), "people", "--data", folder));
        assertEquals(OptionalInt.of(1), run(RunningMienTest::hello, "people", "--data", folder));
        String told = err.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("mien: the Mien that runs on " + data + ": busy\n"), told);
        assertTrue(told.contains(": the connection was closed\n"), told);
    }

    /** Until the other side has gone. */
    private static void hearNothing(FrameChannel channel) {
        try {
            channel.hear();
            throw new AssertionError("nothing was to be said");
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("closed"), e.toString());
        }
    }

    @Test
    void oneThatDoesNotAnswerIsGivenUp() throws IOException {
        patience = Duration.ofMillis(500);
        assertEquals(OptionalInt.of(1), run(RunningMienTest::hearNothing, "people", "--data", data.toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("did not answer within 500 ms"), err::toString);
    }

    @Test
    void questionsAboutThisDistributionAreNotForwarded() throws IOException {
        try (ControlListener listener = ControlListener.open(data, 1)) {
            assertTrue(listener.socket().startsWith(data));
            for (String verb : List.of("run", "help", "--version")) {
                assertEquals(OptionalInt.empty(), forward(verb, "--data", data.toString()), verb);
            }
        }
    }
}
