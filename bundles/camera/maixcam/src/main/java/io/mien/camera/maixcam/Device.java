package io.mien.camera.maixcam;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.maixcam.protocol.FromDevice.Pressed;
import io.mien.camera.maixcam.server.DeviceServer;
import io.mien.camera.maixcam.server.Limits;
import io.mien.display.ButtonListener;
import io.mien.display.FrameSink;
import io.mien.display.MessageSink;
import io.mien.recognizer.FrameResult;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The device as Mien sees it: where frames come from, where their results are shown, and what is pressed. It is there as long as
 * it is configured; the program on the device may come and go. Thread-safe.
 */
@Component(
        immediate = true,
        service = {FrameSource.class, FrameSink.class, MessageSink.class},
        configurationPid = "io.mien.camera.maixcam",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DeviceConfig.class)
public final class Device implements FrameSource, FrameSink, MessageSink {
    private static final Logger LOG = System.getLogger(Device.class.getName());
    private static final Path SHARED = Path.of("/dev/shm");

    private final List<ButtonListener> listeners = new CopyOnWriteArrayList<>();
    private final DeviceServer server;
    private final Duration shown;

    /** Made by Declarative Services. */
    @Activate
    public Device(DeviceConfig config) {
        server = new DeviceServer(limits(config), this::pressed);
        shown = Duration.ofMillis(config.message_millis());
    }

    /** Not before the listeners that are there have been added, or a button might be heard by nobody. */
    @Activate
    void start() {
        server.start();
    }

    private static Limits limits(DeviceConfig config) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path folder = config.folder().isEmpty() ? temporary.resolve("mien-camera") : Path.of(config.folder());
        Path memory = Files.isDirectory(SHARED) ? SHARED : temporary;
        return new Limits(
                folder.toAbsolutePath().resolve("socket"),
                config.shared_folder().isEmpty() ? memory : Path.of(config.shared_folder()),
                config.frame_bytes(),
                config.slots(),
                Duration.ofMillis(config.silence_millis()),
                config.queue_bytes(),
                Duration.ofMillis(config.retry_millis()));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(ButtonListener listener) {
        listeners.add(listener);
    }

    void removeListener(ButtonListener listener) {
        listeners.remove(listener);
    }

    private void pressed(Pressed button) {
        for (ButtonListener listener : listeners) {
            try {
                listener.pressed(button.button(), button.shown());
            } catch (RuntimeException e) {
                // One listener's fault; the others hear of the button all the same.
                LOG.log(Level.WARNING, "A listener failed on " + button, e);
            }
        }
    }

    @Override
    public Optional<Frame> next() throws InterruptedException {
        return server.next();
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
