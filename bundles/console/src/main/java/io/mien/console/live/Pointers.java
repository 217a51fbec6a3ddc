package io.mien.console.live;

import io.mien.console.state.StateHub;
import io.mien.display.PointerListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Hands touches on the page over to the screens whose pictures it shows. Thread-safe. */
@Component(service = Pointers.class)
public final class Pointers {
    private final StateHub hub;
    private final List<PointerListener> listeners = new CopyOnWriteArrayList<>();

    /** Made by Declarative Services. */
    @Activate
    public Pointers(@Reference StateHub hub) {
        this.hub = hub;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(PointerListener listener) {
        listeners.add(listener);
        hub.changed(SourcesTopic.NAME);
    }

    void removeListener(PointerListener listener) {
        listeners.remove(listener);
        hub.changed(SourcesTopic.NAME);
    }

    /** Whether a source is a screen that can be touched. */
    boolean has(String source) {
        return listeners.stream().anyMatch(listener -> listener.source().equals(source));
    }

    /**
     * The picture of a source was touched; nothing happens if it is not a screen any more.
     *
     * @param x share of the picture's width, 0..1
     * @param y share of the picture's height, 0..1
     */
    void pointed(String source, double x, double y, boolean pressed) {
        listeners.stream()
                .filter(listener -> listener.source().equals(source))
                .forEach(listener -> listener.pointed(x, y, pressed));
    }
}
