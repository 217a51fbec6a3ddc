package io.mien.host;

import io.mien.host.offer.ServiceRegistrations;
import io.mien.swap.StageEvent;
import io.mien.swap.StageListener;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Notes what others say happened to stages, until the host has time for it. Thread-safe. */
final class StageEventInbox implements StageListener, AutoCloseable {
    /** Marks the host's own listener, which need not hear what the host says. */
    static final String MARK = "io.mien.host.ear";

    private final Queue<StageEvent> heard = new ConcurrentLinkedQueue<>();
    private final Runnable changed;
    private volatile Optional<ServiceRegistration<StageListener>> registration = Optional.empty();

    /** @param changed called after an event was noted, on the thread that reports it */
    StageEventInbox(Runnable changed) {
        this.changed = changed;
    }

    /** Begins to listen. */
    void open(BundleContext context) {
        registration =
                Optional.of(context.registerService(StageListener.class, this, new Hashtable<>(Map.of(MARK, true))));
    }

    @Override
    public void stageChanged(StageEvent event) {
        boolean underWay = event.progress() > 0 && event.progress() < 1;
        if (!underWay) {
            heard.add(event);
            changed.run();
        }
    }

    /** The events since the last call. */
    List<StageEvent> take() {
        List<StageEvent> taken = new ArrayList<>();
        for (StageEvent event = heard.poll(); event != null; event = heard.poll()) {
            taken.add(event);
        }
        return taken;
    }

    @Override
    public void close() {
        registration.ifPresent(ServiceRegistrations::withdraw);
    }
}
