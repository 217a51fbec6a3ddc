package io.mien.camera.maixcam.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.camera.maixcam.protocol.ToDevice;
import io.mien.support.frames.NewestValue;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no device exists")
@Timeout(60)
class DeviceSessionTest {
    @TempDir
    private Path folder;

    @Test
    void messageBeforeTheGreetingFollowsTheWelcome() throws Exception {
        Path socket = folder.resolve("socket");
        ServerLimits limits =
                new ServerLimits(socket, folder, 64, 3, Duration.ofSeconds(50), 1 << 16, Duration.ofMillis(10));
        try (ServerSocketChannel server =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
                TestProgram program = TestProgram.connect(socket);
                Ring ring = Ring.create(folder.resolve("ring"), 3, 64);
                Connection connection = new Connection(server.accept(), limits)) {
            DeviceSession session = new DeviceSession(1, 0, ring, connection, new NewestValue<>(), button -> {});
            session.say(ToDevice.message("learned Ada", Duration.ofSeconds(3)));
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(connection, session));
            program.hello("MIENCAM", 1, 1);
            program.hear(16);
            TestProgram.Heard message = program.hear(19);
            assertEquals(3000, message.content().getInt());
            assertEquals("learned Ada", message.text());
            connection.leave();
            served.get(40, TimeUnit.SECONDS);
        }
    }

    private static void serve(Connection connection, DeviceSession session) {
        try {
            connection.serve(session::hear);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
