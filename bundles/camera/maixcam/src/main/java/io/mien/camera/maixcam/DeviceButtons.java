package io.mien.camera.maixcam;

import io.mien.camera.maixcam.protocol.FromDevice.Pressed;
import io.mien.display.ButtonListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Tells all listeners what is pressed on the device. Apart from the {@link Device}: a listener may itself need the device's
 * services, and neither could be made before the other. Thread-safe.
 */
@Component(
        immediate = true,
        service = {})
public final class DeviceButtons {
    private static final Logger LOG = System.getLogger(DeviceButtons.class.getName());

    private final Device device;
    private final List<ButtonListener> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public DeviceButtons(@Reference Device device) {
        this.device = device;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(ButtonListener listener) {
        listeners.add(listener);
    }

    void removeListener(ButtonListener listener) {
        listeners.remove(listener);
    }

    @Activate
    void start() {
        device.onPressed(this::pressed);
    }

    @Deactivate
    void stop() {
        device.onPressed(button -> {});
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
}
