package io.mien.console.stages;

import io.mien.console.state.StateHub;
import io.mien.console.state.StateTopic;
import io.mien.swap.StageEvent;
import io.mien.swap.StageListener;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps the latest steps of stages, newest first: the topic {@code stage-events}. A step that comes further replaces what was
 * said of it before. It refers to the hub alone, because the recognizer calls it while it starts. Thread-safe.
 */
@Component(
        service = {StateTopic.class, StageListener.class},
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class StageEvents implements StateTopic, StageListener {
    /** Most steps that are kept. */
    static final int MOST = 100;

    private static final String NAME = "stage-events";

    private final StateHub hub;
    private final Deque<Told> events = new ArrayDeque<>(); // guarded by this; newest first

    private record Told(Instant time, StageEvent event) {
        boolean isFurtheredBy(StageEvent next) {
            return event.progress() < 1
                    && event.step() == next.step()
                    && event.kind() == next.kind()
                    && event.stage().equals(next.stage());
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("time", time.toString());
            json.put("kind", event.kind().word());
            json.put("stage", event.stage().toString());
            json.put("step", StepWord.of(event.step()));
            json.put("detail", event.detail());
            json.put("progress", event.progress());
            return json;
        }
    }

    @Activate
    public StageEvents(@Reference StateHub hub) {
        this.hub = hub;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object state() {
        List<Told> all;
        synchronized (this) {
            all = new ArrayList<>(events);
        }
        return all.stream().map(Told::json).toList();
    }

    @Override
    public void stageChanged(StageEvent event) {
        synchronized (this) {
            // Two stages may come further at the same time.
            events.removeIf(told -> told.isFurtheredBy(event));
            events.addFirst(new Told(Instant.now(), event));
            if (events.size() > MOST) {
                events.removeLast();
            }
        }
        hub.changed(NAME);
        hub.changed(StagesTopic.NAME);
    }
}
