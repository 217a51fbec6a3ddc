package io.mien.camera.maixcam.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.camera.Frame;
import io.mien.camera.maixcam.protocol.FromDevice.Pressed;
import io.mien.display.Button;
import io.mien.image.PixelFormat;
import io.mien.recognizer.FrameResult;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no device exists")
@Timeout(60)
class DeviceServerTest {
    private static final byte[] PIXELS = {1, 2, 3, 4, 5, 6};

    @TempDir
    private Path folder;

    private final BlockingQueue<Pressed> pressed = new LinkedBlockingQueue<>();
    private DeviceServer server;

    @BeforeEach
    void start() {
        server = serve();
    }

    private DeviceServer serve() {
        DeviceServer made = new DeviceServer(limits(folder.resolve("camera/socket")), pressed::add);
        made.start();
        return made;
    }

    private ServerLimits limits(Path socket) {
        return new ServerLimits(socket, folder, 64, 3, Duration.ofSeconds(20), 1 << 16, Duration.ofMillis(10));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TestProgram program() throws Exception {
        return TestProgram.greeted(folder.resolve("camera/socket"));
    }

    /** A frame of two pixels in a row. */
    private static void offer(TestProgram program, int slot, long sequence) throws Exception {
        program.offer(slot, TestProgram.RGB, 2, 1, 6, sequence, PIXELS);
    }

    private Frame next() throws Exception {
        return server.next().orElseThrow();
    }

    @Test
    void socketAndMemoryAreTheOwnersAlone() throws Exception {
        try (TestProgram program = program()) {
            assertEquals("rwx------", permissions(folder.resolve("camera")));
            assertEquals("rw-------", permissions(folder.resolve("camera/socket")));
            assertEquals("rw-------", permissions(program.file()));
            server.close();
            assertFalse(Files.exists(program.file()));
        }
        assertFalse(Files.exists(folder.resolve("camera/socket")));
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aFrameIsWhatLiesInItsSlot() throws Exception {
        try (TestProgram program = program()) {
            offer(program, 2, 7);
            Frame frame = next();
            assertEquals(7, frame.sequence());
            assertEquals(Instant.parse("2023-11-14T22:13:20.000001Z"), frame.time());
            assertEquals("2x1 RGB", frame.image().toString());
            assertArrayEquals(PIXELS, frame.image().data());
            assertEquals(2, program.hear(17).content().get(), "the slot is given back");
            program.offer(2, TestProgram.NV21, 2, 2, 2, 8, PIXELS);
            assertEquals(PixelFormat.NV21, next().image().format());
        }
    }

    @Test
    void slowConsumerGetsTheNewestFrame() throws Exception {
        try (TestProgram program = program()) {
            offer(program, 0, 0);
            offer(program, 1, 1);
            assertEquals(0, program.hear(17).content().get(), "frame 0 gives way");
            offer(program, 0, 2);
            assertEquals(1, program.hear(17).content().get());
            assertEquals(2, next().sequence());
        }
    }

    @Test
    void theNextConnectionCountsOn() throws Exception {
        try (TestProgram program = program()) {
            offer(program, 0, 41);
            assertEquals(41, next().sequence());
        }
        try (TestProgram program = program()) {
            offer(program, 0, 0);
            assertEquals(42, next().sequence());
            program.press(1, 0);
            assertEquals(new Pressed(Button.LEARN, 42), pressed.poll(20, TimeUnit.SECONDS));
            program.press(3, -1);
            assertEquals(new Pressed(Button.BACK, -1), pressed.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void resultsAndMessagesReachTheProgram() throws Exception {
        try (TestProgram program = program()) {
            offer(program, 0, 3);
            Frame frame = next();
            program.hear(17);
            server.show(new FrameResult.Failed(frame, new MienException("no detector")));
            ByteBuffer result = program.hear(18).content();
            assertEquals(3, result.getLong());
            assertEquals(2, result.get(), "failed");
            assertEquals(0, result.get(), "no faces");
            server.say("learned Ada", Duration.ofSeconds(3));
            TestProgram.Heard message = program.hear(19);
            assertEquals(3000, message.content().getInt());
            assertEquals("learned Ada", message.text());
        }
    }

    @Test
    void resultsOfAnEarlierConnectionAreNotShown() throws Exception {
        Frame early;
        try (TestProgram program = program()) {
            offer(program, 0, 0);
            early = next();
        }
        try (TestProgram program = program()) {
            server.show(new FrameResult.Failed(early, new MienException("late")));
            server.say("after it", Duration.ZERO);
            program.hear(19);
        }
    }

    @Test
    void aWaitEndsWithTheServer() throws Exception {
        CompletableFuture<Optional<Frame>> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return server.next();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        server.close();
        assertTrue(waiting.get(20, TimeUnit.SECONDS).isEmpty());
        server.close();
    }

    @Test
    void aFolderThatIsOpenToOthersIsLeftAlone() throws Exception {
        Path open = Files.createDirectory(
                folder.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        DeviceServer refused = new DeviceServer(limits(open.resolve("socket")), pressed::add);
        refused.start();
        try (refused) {
            // Once it is closed to others it is taken: the socket is tried again.
            assertFalse(Files.exists(open.resolve("socket")));
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwx------"));
            TestProgram.greeted(open.resolve("socket")).close();
        }
    }

    @Test
    void anAddressThatIsTakenIsNotTakenOver() throws Exception {
        try (TestProgram first = program();
                DeviceServer second = serve()) {
            offer(first, 0, 0);
            assertEquals(0, next().sequence());
            server.close();
            try (TestProgram program = program()) {
                offer(program, 1, 5);
                assertEquals(5, second.next().orElseThrow().sequence(), "it is free now");
            }
        }
    }
}
