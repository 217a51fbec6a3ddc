package io.mien.live;

import io.mien.MienException;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.FrameSourceFactory;
import io.mien.camera.SourceAddress;
import io.mien.live.track.Tracker;
import io.mien.recognizer.FrameResult;
import io.mien.recognizer.FrameResult.Failed;
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
 * the address: if that leaves, the source is closed, and the next one opens it again. Thread-safe.
 */
@Component(
        immediate = true,
        service = LiveSource.class,
        configurationPid = "io.mien.live.source",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SourceConfig.class, factory = true)
public final class AddressedSource implements LiveSource {
    private static final Logger LOG = System.getLogger(AddressedSource.class.getName());

    private final SourceSettings settings;
    private final SourceAddress address;
    private final String name;
    private final Recognizer recognizer;
    private final List<TrackListener> listeners = new CopyOnWriteArrayList<>();
    private final List<FrameSourceFactory> factories = new CopyOnWriteArrayList<>();
    private final SourceFigures figures;
    private boolean started; // guarded by this
    private volatile Optional<Open> open = Optional.empty(); // written with the lock on this
    private volatile Optional<String> refusal = Optional.empty(); // written with the lock on this
    private volatile long droppedBefore; // of sources that were closed; written with the lock on this

    /** What runs, and who opened it. */
    private record Open(FrameSourceFactory factory, FrameSource source, Loop loop, long droppedBefore) {
        long dropped() {
            return droppedBefore + source.dropped();
        }

        void close() {
            loop.close();
            source.close();
        }
    }

    /**
     * Made by Declarative Services.
     *
     * @throws MienException if the address, its password or the zones cannot be read
     */
    @Activate
    public AddressedSource(
            SourceConfig config, @Reference(policyOption = ReferencePolicyOption.GREEDY) Recognizer recognizer)
            throws MienException {
        this.recognizer = recognizer;
        settings = new SourceSettings(config);
        address = settings.address();
        name = settings.name();
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
        if (open.isEmpty() && factories.stream().noneMatch(this::opens)) {
            LOG.log(Level.WARNING, "{0} waits: nothing installed opens {1}:", name, address.scheme());
        }
    }

    private boolean opens(FrameSourceFactory factory) {
        return factory.schemes().contains(address.scheme());
    }

    private synchronized void open() {
        if (!started || open.isPresent()) {
            return;
        }
        refusal = Optional.empty();
        Optional<FrameSourceFactory> factory =
                factories.stream().filter(this::opens).findFirst();
        if (factory.isEmpty()) {
            return;
        }
        try {
            FrameSource source = new ReadinessGate(factory.get().open(address), recognizer);
            FrameSource taken = settings.fps() > 0 ? new SparseSource(source, settings.fps()) : source;
            SourceTracks tracks = new SourceTracks(name, new Tracker(settings.limits()), settings::counts);
            Loop loop = new Loop(
                    taken, recognizer, settings.stream(tracks), settings.drain(), result -> show(tracks, result));
            open = Optional.of(new Open(factory.get(), source, loop, droppedBefore));
            loop.start();
        } catch (FrameSourceException e) {
            refusal = Optional.of(e.getMessage());
            LOG.log(Level.WARNING, "{0} cannot be opened: {1}", name, e.getMessage());
        }
    }

    private void show(SourceTracks tracks, FrameResult result) {
        figures.add(result instanceof Recognized, dropped());
        if (result instanceof Failed failed) {
            LOG.log(
                    Level.WARNING,
                    "Frame {0} of {1} was not recognized: {2}",
                    failed.frame().sequence(),
                    name,
                    failed.failure().getMessage());
        } else if (result instanceof Recognized recognized) {
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
            open = Optional.empty();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String address() {
        return address.toString();
    }

    @Override
    public State state() {
        Optional<Open> now = open;
        if (now.isEmpty()) {
            return refusal.isPresent() ? State.ENDED : State.WAITING;
        }
        return now.get().loop.hasEnded() ? State.ENDED : State.OPEN;
    }

    @Override
    public String reason() {
        Optional<Open> now = open;
        return now.isPresent()
                ? now.get().loop.failure()
                : refusal.orElse("nothing installed opens " + address.scheme() + ":");
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
