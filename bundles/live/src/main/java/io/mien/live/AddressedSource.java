package io.mien.live;

import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.FrameSourceFactory;
import io.mien.live.track.Tracker;
import io.mien.recognizer.FrameResult;
import io.mien.recognizer.FrameResult.Recognized;
import io.mien.recognizer.Recognizer;
import io.mien.track.LiveSource;
import io.mien.track.TrackListener;
import io.mien.track.TrackedFrame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Recognizes the frames of one address, and follows the faces in them. It runs as long as there is a factory for the scheme of
 * the address: if that leaves, the source is closed, and the next one opens it again. If its configuration cannot be read, it
 * only says why. Thread-safe.
 */
@Component(
        immediate = true,
        service = LiveSource.class,
        configurationPid = AddressedSource.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SourceConfig.class, factory = true)
public final class AddressedSource implements LiveSource {
    static final String PID = "io.mien.live.source";

    private static final Logger LOG = System.getLogger(AddressedSource.class.getName());

    private final Optional<SourceSettings> settings; // empty if there is a refusal
    private final String refusal;
    private final String address;
    private final String name;
    private final Recognizer recognizer;
    private final List<TrackListener> listeners = new CopyOnWriteArrayList<>(List.of(new TrackLog()));
    private final List<FrameSourceFactory> factories = new CopyOnWriteArrayList<>();
    private final SourceFigures figures;
    private boolean started; // guarded by this
    private volatile Optional<Open> open = Optional.empty(); // written with the lock on this
    private volatile long droppedBefore; // of sources that were closed; written with the lock on this
    private long nextTrack = 1; // of the next source that is opened: older results may still be shown; guarded by this

    /** What runs, and the factory that opens it. */
    private record Open(
            FrameSourceFactory factory, FrameSource source, SourceTracks tracks, Loop loop, long droppedBefore) {
        long dropped() {
            return droppedBefore + source.dropped();
        }

        void close() {
            loop.close();
            source.close();
        }
    }

    /** Made by Declarative Services. */
    @Activate
    public AddressedSource(
            SourceConfig config, @Reference(policyOption = ReferencePolicyOption.GREEDY) Recognizer recognizer) {
        this.recognizer = recognizer;
        Optional<SourceSettings> read = Optional.empty();
        String why = "";
        try {
            read = Optional.of(new SourceSettings(config));
        } catch (FrameSourceException e) {
            why = e.getMessage();
        }
        settings = read;
        refusal = why;
        address = read.map(s -> s.address().toString()).orElseGet(() -> SourceSettings.masked(config.address()));
        name = config.name().isBlank() ? address : config.name();
        figures = new SourceFigures(name, System::nanoTime);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addFactory(FrameSourceFactory factory) {
        factories.add(factory);
        open();
    }

    synchronized void removeFactory(FrameSourceFactory factory) {
        factories.remove(factory);
        if (open.filter(o -> o.factory == factory).isPresent()) {
            close();
        }
        open();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addTrackListener(TrackListener listener) {
        listeners.add(listener);
    }

    void removeTrackListener(TrackListener listener) {
        listeners.remove(listener);
    }

    /** Not before the listeners that are there have been added. */
    @Activate
    synchronized void start() {
        started = true;
        open();
        if (open.isEmpty()) {
            LOG.log(Level.WARNING, "{0} does not run: {1}", name, reason());
        }
    }

    private synchronized void open() {
        if (started && open.isEmpty() && settings.isPresent()) {
            SourceSettings set = settings.get();
            factories.stream()
                    .filter(f -> f.schemes().contains(set.address().scheme()))
                    .findFirst()
                    .ifPresent(factory -> open(set, factory));
        }
    }

    /** With the lock on this, and without a wait: a thread of the stream does what takes time. */
    private void open(SourceSettings set, FrameSourceFactory factory) {
        FrameSource source = new DeferredSource(set.address(), factory, recognizer);
        FrameSource taken = set.fps() > 0 ? new SparseSource(source, set.fps()) : source;
        SourceTracks tracks = new SourceTracks(name, new Tracker(set.limits()), nextTrack, set::counts);
        Loop loop = new Loop(
                taken,
                recognizer,
                set.stream(tracks, factory.threshold()),
                set.drain(),
                result -> show(tracks, result),
                source::close);
        open = Optional.of(new Open(factory, source, tracks, loop, droppedBefore));
        loop.start();
    }

    private void show(SourceTracks tracks, FrameResult result) {
        figures.add(result, dropped());
        if (result instanceof Recognized recognized) {
            tell(tracks.follow(recognized));
        }
    }

    private void tell(TrackedFrame frame) {
        for (TrackListener listener : listeners) {
            try {
                listener.tracked(frame);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A listener failed: " + listener, e);
            }
        }
    }

    private synchronized void close() {
        if (open.isPresent()) {
            open.get().close();
            droppedBefore = open.get().dropped();
            nextTrack = open.get().tracks().next();
            open = Optional.empty();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public State state() {
        Optional<Open> now = open;
        if (now.isEmpty()) {
            return settings.isEmpty() ? State.ENDED : State.WAITING;
        }
        return now.get().loop.hasEnded() ? State.ENDED : State.OPEN;
    }

    @Override
    public String reason() {
        Optional<Open> now = open;
        return now.map(o -> o.loop.failure())
                .or(() -> settings.map(
                        s -> "nothing installed opens " + s.address().scheme() + ":"))
                .orElse(refusal);
    }

    @Override
    public long frames() {
        return figures.frames();
    }

    @Override
    public long failures() {
        return figures.failures();
    }

    @Override
    public long dropped() {
        return open.map(Open::dropped).orElse(droppedBefore);
    }

    @Deactivate
    synchronized void stop() {
        started = false;
        close();
    }
}
