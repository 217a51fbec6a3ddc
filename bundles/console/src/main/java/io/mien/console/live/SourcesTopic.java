package io.mien.console.live;

import io.mien.console.state.StateHub;
import io.mien.console.state.StateTopic;
import io.mien.track.LiveSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The sources of frames, and how each of them fares. Thread-safe. */
@Component(service = StateTopic.class)
public final class SourcesTopic implements StateTopic {
    static final String NAME = "sources";

    private final LiveFrames frames;
    private final StateHub hub;
    private final Pointers pointers;
    private final List<LiveSource> sources = new CopyOnWriteArrayList<>();

    /** Made by Declarative Services. */
    @Activate
    public SourcesTopic(@Reference LiveFrames frames, @Reference StateHub hub, @Reference Pointers pointers) {
        this.frames = frames;
        this.hub = hub;
        this.pointers = pointers;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(LiveSource source) {
        sources.add(source);
        hub.changed(NAME);
    }

    void removeSource(LiveSource source) {
        sources.remove(source);
        if (sources.stream().noneMatch(s -> s.name().equals(source.name()))) {
            frames.forget(source.name());
        }
        hub.changed(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object state() {
        return sources.stream()
                .sorted(Comparator.comparing(LiveSource::name))
                .map(this::state)
                .toList();
    }

    private Map<String, Object> state(LiveSource source) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("name", source.name());
        state.put("address", source.address());
        state.put("state", source.state().word());
        state.put("reason", source.reason());
        state.put("frames", source.frames());
        state.put("failures", source.failures());
        state.put("dropped", source.dropped());
        state.put("screen", pointers.has(source.name()));
        return state;
    }
}
