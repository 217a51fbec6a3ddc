package io.mien.console.people;

import io.mien.StageKind;
import io.mien.console.state.StateHub;
import io.mien.console.state.StateTopic;
import io.mien.recognizer.GalleryListener;
import io.mien.swap.StageEvent;
import io.mien.swap.StageListener;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/**
 * Counts the changes of the gallery. The topic {@code people} says the number alone: a gallery may have ten thousand people, of
 * whom a page asks for those that it shows. Thread-safe.
 */
@Component(
        service = {GalleryChanges.class, StateTopic.class, GalleryListener.class, StageListener.class},
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class GalleryChanges implements StateTopic, GalleryListener, StageListener {
    private static final String NAME = "people";

    private final StateHub hub;
    private final AtomicLong number = new AtomicLong();

    @Activate
    public GalleryChanges(@Reference StateHub hub) {
        this.hub = hub;
    }

    /** Grows with every change; what was read before it was asked for may be old. */
    long number() {
        return number.get();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object state() {
        return Map.of("change", number.get());
    }

    @Override
    public void galleryChanged() {
        number.incrementAndGet();
        hub.changed(NAME);
    }

    /** Another store has other people, another extractor another gallery. How far a gallery is built is not shown. */
    @Override
    public void stageChanged(StageEvent event) {
        boolean gallery = event.step() == StageEvent.Step.SERVING || event.step() == StageEvent.Step.ROLLED_BACK;
        if (gallery || event.kind() == StageKind.STORE) {
            galleryChanged();
        }
    }
}
