package io.mien.deploy.outcome;

import io.mien.swap.StageEvent;
import io.mien.swap.StageListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;

/**
 * Tells the threads that wait for an outcome when it may have changed: a stage took a step, or a service came or went. What has
 * changed they ask host and recognizer. Thread-safe.
 */
public final class OutcomeSignals implements StageListener, ServiceListener {
    private final Set<Subscription> open = ConcurrentHashMap.newKeySet();

    @Override
    public void stageChanged(StageEvent event) {
        open.forEach(subscription -> subscription.heard(event));
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        changed();
    }

    /** Something else than a stage or a service has changed. */
    public void changed() {
        open.forEach(Subscription::changed);
    }

    /** Keeps what comes from now on, until it is closed. */
    public Subscription open() {
        Subscription subscription = new Subscription();
        open.add(subscription);
        return subscription;
    }

    /** What one thread has not heard of yet. */
    public final class Subscription implements AutoCloseable {
        private static final int MOST = 10_000;

        private final List<StageEvent> events = new ArrayList<>(); // guarded by this
        private long changes; // guarded by this
        private boolean awake; // guarded by this

        private synchronized void heard(StageEvent event) {
            // One that finds no place is one of ten thousand that nobody has read yet.
            if (events.size() < MOST) {
                events.add(event);
            }
            changed();
        }

        private synchronized void changed() {
            changes++;
            wake();
        }

        /** Ends the wait of {@link #next} without a change. */
        synchronized void wake() {
            awake = true;
            notifyAll();
        }

        /** How many changes there were. */
        synchronized long changes() {
            return changes;
        }

        /**
         * Waits for the next change.
         *
         * @param deadline {@link System#nanoTime}
         * @return the steps of stages since the last call
         */
        public synchronized List<StageEvent> next(long deadline) throws InterruptedException {
            for (long left = deadline - System.nanoTime(); !awake && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            awake = false;
            List<StageEvent> heard = List.copyOf(events);
            events.clear();
            return heard;
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }
}
