package io.mien.console.state;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Reads topics that changed and tells the viewers, on one thread, round by round: what changes during a round is read in the
 * next one, however often it changed. Nothing is read while no page is open. A topic is asked for by this thread and not when it
 * comes, because it may itself wait for this component. Thread-safe.
 */
@Component(
        service = {StateHub.class, StateFeed.class},
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class CoalescingStateHub implements StateHub, StateFeed {
    private static final Logger LOG = System.getLogger(CoalescingStateHub.class.getName());
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final long intervalNanos;
    private final List<ComponentServiceObjects<StateTopic>> topics = new CopyOnWriteArrayList<>();
    private final Set<String> changed = new HashSet<>(); // guarded by this
    private final List<StateViewer> viewers = new ArrayList<>(); // guarded by this
    private final List<StateViewer> fresh = new ArrayList<>(); // guarded by this
    private boolean retold; // guarded by this: topics came or left
    private boolean closed; // guarded by this
    private final Map<ComponentServiceObjects<StateTopic>, StateTopic> held = new HashMap<>(); // of the thread
    private final Map<String, String> told = new HashMap<>(); // of the thread
    private final Set<String> failing = new HashSet<>(); // of the thread

    /** The topics of one round, and the viewers that are told of them. */
    private record Round(Set<String> changed, boolean retold, List<StateViewer> fresh, List<StateViewer> all) {
        boolean has(String topic) {
            return retold || changed.contains(topic);
        }
    }

    /** Made by Declarative Services. */
    @Activate
    public CoalescingStateHub() {
        this(INTERVAL);
    }

    /** @param interval least time between two rounds */
    CoalescingStateHub(Duration interval) {
        intervalNanos = interval.toNanos();
    }

    @Activate
    void start() {
        Thread thread = new Thread(this::run, "mien-console-state");
        thread.setDaemon(true);
        thread.start();
    }

    @Reference(
            service = StateTopic.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addTopic(ComponentServiceObjects<StateTopic> topic) {
        topics.add(topic);
        retell();
    }

    void removeTopic(ComponentServiceObjects<StateTopic> topic) {
        topics.remove(topic);
        retell();
    }

    private synchronized void retell() {
        retold = true;
        notifyAll();
    }

    @Override
    public synchronized void changed(String topic) {
        changed.add(topic);
        notifyAll();
    }

    @Override
    public synchronized Subscription subscribe(StateViewer viewer) {
        viewers.add(viewer);
        fresh.add(viewer);
        notifyAll();
        return () -> forget(viewer);
    }

    private synchronized void forget(StateViewer viewer) {
        viewers.remove(viewer);
        fresh.remove(viewer);
    }

    private void run() {
        try {
            for (Optional<Round> round = next(); round.isPresent(); round = next()) {
                tell(round.get());
                pause();
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "Interrupted", e);
        }
    }

    private synchronized Optional<Round> next() throws InterruptedException {
        while (!closed && (viewers.isEmpty() || changed.isEmpty() && fresh.isEmpty() && !retold)) {
            wait();
        }
        if (closed) {
            return Optional.empty();
        }
        Round round = new Round(Set.copyOf(changed), retold, List.copyOf(fresh), List.copyOf(viewers));
        changed.clear();
        fresh.clear();
        retold = false;
        return Optional.of(round);
    }

    private synchronized void pause() throws InterruptedException {
        long end = System.nanoTime() + intervalNanos;
        for (long left = intervalNanos; !closed && left > 0; left = end - System.nanoTime()) {
            // Never 0, which would be a wait without an end.
            wait(1 + TimeUnit.NANOSECONDS.toMillis(left));
        }
    }

    private void tell(Round round) {
        held.keySet().retainAll(topics);
        Set<String> present = new HashSet<>();
        for (ComponentServiceObjects<StateTopic> objects : topics) {
            try {
                present.addAll(tell(round, objects));
            } catch (IllegalStateException e) {
                LOG.log(Level.DEBUG, "A topic leaves", e);
            } catch (RuntimeException | Error e) {
                // Without this thread no page would hear of anything.
                LOG.log(Level.WARNING, "The page is not told of a topic", e);
            }
        }
        for (String gone : Set.copyOf(told.keySet())) {
            if (!present.contains(gone)) {
                told.remove(gone);
                tell(round.all, gone, StateMessage.of(gone, null));
            }
        }
    }

    /** @return its name, if it has not left */
    private Set<String> tell(Round round, ComponentServiceObjects<StateTopic> objects) {
        // Kept until it leaves: a topic that is not referenced would be created again for each round.
        StateTopic topic = held.computeIfAbsent(objects, ComponentServiceObjects::getService);
        if (topic == null) {
            return Set.of();
        }
        tell(round, topic);
        return Set.of(topic.name());
    }

    private void tell(Round round, StateTopic topic) {
        if (!round.has(topic.name()) && round.fresh.isEmpty()) {
            return;
        }
        read(topic).ifPresent(message -> {
            boolean same = Objects.equals(told.put(topic.name(), message), message);
            tell(same ? round.fresh : round.all, topic.name(), message);
        });
    }

    private Optional<String> read(StateTopic topic) {
        try {
            String message = StateMessage.of(topic.name(), topic.state());
            failing.remove(topic.name());
            return Optional.of(message);
        } catch (RuntimeException | Error e) {
            if (failing.add(topic.name())) {
                LOG.log(Level.WARNING, "The page is not told the state of " + topic.name(), e);
            }
            return Optional.empty();
        }
    }

    private static void tell(List<StateViewer> viewers, String topic, String message) {
        for (StateViewer viewer : viewers) {
            try {
                viewer.told(topic, message);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.WARNING, "A page is not told the state of " + topic, e);
            }
        }
    }

    @Deactivate
    synchronized void stop() {
        closed = true;
        notifyAll();
    }
}
