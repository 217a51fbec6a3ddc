package io.mien.camera.maixcam;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.maixcam.protocol.FromDevice.Pressed;
import io.mien.camera.maixcam.server.DeviceServer;
import io.mien.camera.maixcam.server.ServerLimits;
import io.mien.display.FrameSink;
import io.mien.display.MessageSink;
import io.mien.recognizer.FrameResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The device as Mien sees it: where frames come from, and where their results are shown. It is there as long as
 * it is configured; the program on the device may come and go. Thread-safe.
 */
@Component(
        immediate = true,
        service = {FrameSource.class, FrameSink.class, MessageSink.class, Device.class},
        configurationPid = "io.mien.camera.maixcam",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DeviceConfig.class)
public final class Device implements FrameSource, FrameSink, MessageSink {
    private static final Path SHARED = Path.of("/dev/shm");

    private final DeviceServer server;
    private final Duration shown;
    private volatile Consumer<Pressed> pressed = button -> {};

    @Activate
    public Device(DeviceConfig config) {
        server = new DeviceServer(limits(config), button -> pressed.accept(button));
        shown = Duration.ofMillis(config.message_millis());
        server.start();
    }

    private static ServerLimits limits(DeviceConfig config) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path folder = config.folder().isEmpty() ? temporary.resolve("mien-camera") : Path.of(config.folder());
        Path memory = Files.isDirectory(SHARED) ? SHARED : temporary;
        return new ServerLimits(
                folder.toAbsolutePath().resolve("socket"),
                config.shared_folder().isEmpty() ? memory : Path.of(config.shared_folder()),
                config.frame_bytes(),
                config.slots(),
                Duration.ofMillis(config.silence_millis()),
                config.queue_bytes(),
                Duration.ofMillis(config.retry_millis()));
    }

    /** The listeners to buttons from now on, called on the thread that serves the device. */
    void onPressed(Consumer<Pressed> hearing) {
        pressed = hearing;
    }

    @Override
    public Optional<Frame> next() throws InterruptedException {
        return server.next();
    }

    @Override
    public long dropped() {
        return server.dropped();
    }

    @Override
    public void show(FrameResult result) {
        server.show(result);
    }

    @Override
    public void say(String message) {
        server.say(message, shown);
    }

    @Deactivate
    @Override
    public void close() {
        server.close();
    }
}
