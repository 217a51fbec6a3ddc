package io.mien.support.stages;

import io.mien.swap.StageEvent;
import io.mien.swap.StageListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The listeners to a stage's steps; one that throws does not keep the others from being called. Thread-safe. */
public final class StageListeners implements StageListener {
    private static final Logger LOG = System.getLogger(StageListeners.class.getName());

    private final List<StageListener> all = new CopyOnWriteArrayList<>();

    /** Takes a listener. */
    public void add(StageListener listener) {
        all.add(listener);
    }

    /** Drops a listener. */
    public void remove(StageListener listener) {
        all.remove(listener);
    }

    @Override
    public void stageChanged(StageEvent event) {
        for (StageListener listener : all) {
            try {
                listener.stageChanged(event);
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, "A listener failed at " + event.step() + " of " + event.stage(), e);
            }
        }
    }
}
