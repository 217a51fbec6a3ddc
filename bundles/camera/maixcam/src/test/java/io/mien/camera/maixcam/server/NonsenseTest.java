package io.mien.camera.maixcam.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.camera.Frame;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program that sends invalid messages is told why, disconnected and named in the log; the next one is served. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no device exists")
@Timeout(60)
class NonsenseTest {
    private static final byte[] PIXELS = {6, 5, 4, 3, 2, 1};

    @TempDir
    private Path folder;

    private final StringBuffer logged = new StringBuffer();
    private final Logger log = Logger.getLogger(DeviceServer.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.append(entry.getParameters()[1]).append('\n');
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private DeviceServer server;

    @BeforeEach
    void start() {
        log.addHandler(handler);
        log.setUseParentHandlers(false);
        ServerLimits limits = new ServerLimits(
                folder.resolve("camera/socket"),
                folder,
                64,
                3,
                Duration.ofMillis(4000),
                1 << 16,
                Duration.ofMillis(10));
        server = new DeviceServer(limits, button -> {});
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        log.removeHandler(handler);
        log.setUseParentHandlers(true);
    }

    /** What a program does, and what it is told. */
    record Nonsense(String told, Saying saying) {
        @Override
        public String toString() {
            return told;
        }
    }

    interface Saying {
        void say(TestProgram program) throws Exception;
    }

    static Stream<Nonsense> strangers() {
        return Stream.of(
                new Nonsense("a stranger", p -> p.hello("MIENCAT", 1, 1)),
                new Nonsense("versions 2 to 9", p -> p.hello("MIENCAM", 2, 9)),
                new Nonsense("out of turn", p -> p.say(4, ByteBuffer.allocate(0))),
                new Nonsense("unknown type 99", p -> p.say(99, ByteBuffer.allocate(3))),
                new Nonsense(
                        "ends too early",
                        p -> p.say(
                                1,
                                ByteBuffer.allocate(3)
                                        .put(new byte[] {'M', 'I', 'E'})
                                        .flip())),
                new Nonsense("1 to 65536", p -> p.sayLength(1 << 17)),
                new Nonsense("nothing was heard for 4000 ms", p -> {}));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void ofStrangers(Nonsense nonsense) throws Exception {
        try (TestProgram program = TestProgram.connect(folder.resolve("camera/socket"))) {
            assertDropped(program, nonsense);
        }
    }

    static Stream<Nonsense> programs() {
        return Stream.of(
                new Nonsense("out of turn", p -> p.hello("MIENCAM", 1, 1)),
                new Nonsense("bytes too many", p -> p.say(4, ByteBuffer.allocate(2))),
                new Nonsense("unknown button", p -> p.press(4, 0)),
                new Nonsense("unknown button", p -> p.press(0, 0)),
                new Nonsense("a button on frame 5", p -> p.press(1, 5)),
                new Nonsense("unknown pixel format", p -> p.say(0, 3, 2, 1, 6, 0)),
                new Nonsense("cannot be", p -> p.say(0, TestProgram.RGB, 0, 1, 6, 0)),
                new Nonsense("cannot be", p -> p.say(0, TestProgram.RGB, 2, 1, 5, 0)),
                new Nonsense("cannot be", p -> p.say(0, TestProgram.NV21, 3, 2, 3, 0)),
                new Nonsense("70 bytes; 64 are the most", p -> p.say(0, TestProgram.RGB, 1, 7, 10, 0)),
                new Nonsense("bytes; 64 are the most", p -> p.say(0, TestProgram.RGB, 65535, 65535, 196605, 0)),
                new Nonsense("a frame of the number -1", p -> p.say(0, TestProgram.RGB, 2, 1, 6, -1)),
                new Nonsense("slot 3", p -> p.say(3, TestProgram.RGB, 2, 1, 6, 0)),
                new Nonsense("frame 4 after frame 4", p -> {
                    p.say(0, TestProgram.RGB, 2, 1, 6, 4);
                    p.say(1, TestProgram.RGB, 2, 1, 6, 4);
                }),
                new Nonsense("a frame in slot 0", p -> {
                    p.say(0, TestProgram.RGB, 2, 1, 6, 0);
                    p.say(0, TestProgram.RGB, 2, 1, 6, 1);
                }));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void ofPrograms(Nonsense nonsense) throws Exception {
        try (TestProgram program = TestProgram.greeted(folder.resolve("camera/socket"))) {
            assertDropped(program, nonsense);
        }
    }

    private void assertDropped(TestProgram program, Nonsense nonsense) throws Exception {
        nonsense.saying().say(program);
        assertTold(program, nonsense);
        assertServed(next());
    }

    private void assertTold(TestProgram program, Nonsense nonsense) throws Exception {
        String told = program.hear(5).text();
        assertTrue(told.contains(nonsense.told()), told);
        assertTrue(program.isDropped());
        assertTrue(logged.toString().contains(nonsense.told()), logged::toString);
    }

    private void assertServed(CompletableFuture<Frame> next) throws Exception {
        try (TestProgram second = TestProgram.greeted(folder.resolve("camera/socket"))) {
            second.offer(1, TestProgram.RGB, 2, 1, 6, 3, PIXELS);
            assertArrayEquals(PIXELS, next.get().image().data());
        }
    }

    private CompletableFuture<Frame> next() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return server.next().orElseThrow();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static Stream<Nonsense> spoilers() {
        return Stream.of(
                new Nonsense("frame 0 of connection 1 was written over by frame 9", p -> p.write(0, 9, PIXELS)),
                new Nonsense("was written over by frame 0 of connection 0", p -> {}));
    }

    @ParameterizedTest
    @MethodSource("spoilers")
    void ofThoseWhoWriteToSlotsThatAreNotTheirs(Nonsense nonsense) throws Exception {
        try (TestProgram program = TestProgram.greeted(folder.resolve("camera/socket"))) {
            nonsense.saying().say(program);
            program.say(0, TestProgram.RGB, 2, 1, 6, 0);
            CompletableFuture<Frame> next = next();
            assertTold(program, nonsense);
            assertServed(next);
        }
    }
}
