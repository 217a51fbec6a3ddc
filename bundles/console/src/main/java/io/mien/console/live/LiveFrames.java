package io.mien.console.live;

import io.mien.console.state.StateHub;
import io.mien.picture.PictureCodec;
import io.mien.track.TrackListener;
import io.mien.track.TrackedFrame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Sends the newest frame of each source to the pages that watch it. The thread of a source only leaves its frame here; one thread
 * encodes, once for all pages, and only what a page is due for or has frozen. A page that shows nothing for too long is dropped.
 * The codec may be exchanged while pages watch.
 * Thread-safe.
 */
@Component(
        service = {TrackListener.class, LiveFrames.class},
        configurationPid = "io.mien.console.live")
@Designate(ocd = ViewerConfig.class)
public final class LiveFrames implements TrackListener {
    private static final Logger LOG = System.getLogger(LiveFrames.class.getName());
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ViewerConfig config;
    private final FrameEncoder encoder; // of the thread
    private final FrameBudget budget;
    private final StateHub hub;
    private volatile PictureCodec codec; // there is one before anything begins
    private final List<LiveViewer> viewers = new CopyOnWriteArrayList<>();
    private final NewestFrames newest = new NewestFrames(); // guarded by this
    private final PartedPages parted; // guarded by this
    private boolean closed; // guarded by this
    private long ticked = System.nanoTime(); // guarded by this
    private boolean frozenFirst; // guarded by this

    /** Made by Declarative Services. */
    @Activate
    public LiveFrames(ViewerConfig config, @Reference StateHub hub) {
        this.config = config;
        encoder = new FrameEncoder(config, () -> codec);
        parted = new PartedPages(config.pages(), config.frozen_millis());
        budget = FrameBudget.ofMebibytes(config.remembered_mebibytes());
        this.hub = hub;
    }

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setCodec(PictureCodec newCodec) {
        codec = newCodec;
    }

    /** The successor was set before; without one this component ends, too. */
    void unsetCodec(PictureCodec oldCodec) {
        LOG.log(Level.DEBUG, "The codec {0} is not used any more", oldCodec);
    }

    @Activate
    void start() {
        Thread thread = new Thread(this::run, "mien-console-frames");
        thread.setDaemon(true);
        thread.start();
    }

    /** A source has left. */
    synchronized void forget(String source) {
        newest.forget(source);
    }

    @Override
    public synchronized void tracked(TrackedFrame frame) {
        newest.put(frame);
        if (!viewers.isEmpty()) {
            notifyAll();
        }
    }

    /**
     * Opens a page.
     *
     * @return empty if there are too many
     */
    synchronized Optional<LiveViewer> open(String id, LiveViewer.Wire wire) {
        if (closed || viewers.size() >= config.pages()) {
            return Optional.empty();
        }
        LiveViewer viewer = new LiveViewer(id, LiveViewer.Limits.of(config), wire);
        viewers.add(viewer);
        notifyAll();
        return Optional.of(viewer);
    }

    /** A page's connection has gone. What it has frozen is kept for a while: it may come back. */
    synchronized void close(LiveViewer viewer) {
        viewers.remove(viewer);
        viewer.watch(Set.of());
        parted.keep(viewer, System.nanoTime());
        notifyAll();
    }

    /**
     * Gives a page the frame that it froze on an earlier connection, which has it no more.
     *
     * @param id of that connection
     * @return false if the frame is not kept any more
     */
    synchronized boolean resume(LiveViewer viewer, String id) {
        Optional<LiveViewer> earlier =
                parted.take(id).or(() -> viewer(id)); // which the server does not know to be gone
        Optional<TrackedFrame> frame = earlier.flatMap(page -> page.frozen().frame());
        earlier.ifPresent(page -> page.frozen().thaw());
        frame.ifPresent(viewer.frozen()::keep);
        return frame.isPresent();
    }

    /** The page of this id whose connection has gone, if what it has frozen is kept. */
    synchronized Optional<LiveViewer> parted(String id) {
        return parted.find(id);
    }

    /** What a page watches, or has shown, is another thing than before. */
    synchronized void wake() {
        notifyAll();
    }

    /** The open page of this id. */
    Optional<LiveViewer> viewer(String id) {
        return viewers.stream().filter(v -> v.id().equals(id)).findFirst();
    }

    /** The newest frame of a source. */
    synchronized Optional<TrackedFrame> newest(String source) {
        return newest.of(source);
    }

    /** Most frames of a source that are on the way to a page. */
    int onTheWay() {
        return config.on_the_way();
    }

    private void run() {
        try {
            for (Optional<Runnable> turn = next(); turn.isPresent(); turn = next()) {
                turn.get().run();
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "Interrupted", e);
        } finally {
            viewers.forEach(v -> v.drop("Mien shows no pictures any more."));
        }
    }

    /** @return what is to be done without the lock; empty at the end */
    private synchronized Optional<Runnable> next() throws InterruptedException {
        while (!closed) {
            long now = System.nanoTime();
            if (now - ticked >= SECOND) {
                ticked = now;
                Set<String> sources = newest.sources();
                parted.expire(now);
                return Optional.of(() -> lookAfter(sources, now));
            }
            // By turns, so that neither keeps the other waiting.
            frozenFirst = !frozenFirst;
            Optional<Runnable> turn = frozenFirst
                    ? frozen(now).or(() -> newest(now))
                    : newest(now).or(() -> frozen(now));
            if (turn.isPresent()) {
                return turn;
            }
            long wait = newest.wait(f -> due(f, now));
            // Never 0 while there is something to look after, which would be a wait without an end.
            wait(viewers.isEmpty() && parted.isEmpty() ? 0 : 1 + TimeUnit.NANOSECONDS.toMillis(Math.min(wait, SECOND)));
        }
        return Optional.empty();
    }

    private long due(TrackedFrame frame, long now) {
        return viewers.stream().mapToLong(v -> v.due(frame, now)).min().orElse(LiveViewer.NEVER);
    }

    /** The frozen frame that was asked for first; with the lock on this. */
    private Optional<Runnable> frozen(long now) {
        return viewers.stream()
                .filter(v -> v.frozen().waiting(now).isPresent())
                .max(Comparator.comparingLong(v -> v.frozen().waiting(now).orElse(0)))
                .map(v -> () -> encoder.answer(v));
    }

    /** The newest frame of a source, for the pages that are due for it; with the lock on this. */
    private Optional<Runnable> newest(long now) {
        return newest.take(f -> due(f, now)).map(f -> {
            List<LiveViewer> to =
                    viewers.stream().filter(v -> v.due(f, now) == 0).toList();
            return () -> deliver(f, to);
        });
    }

    /** Once a second; without the lock, because pages are written to. */
    private void lookAfter(Set<String> sources, long now) {
        encoder.retain(sources);
        Duration longest = Duration.ofMillis(config.silence_millis());
        for (LiveViewer viewer : viewers) {
            if (!viewer.staysAfter(longest, now)) {
                LOG.log(Level.INFO, "A page that does not read is left out");
                viewers.remove(viewer);
            }
        }
        if (viewers.stream().anyMatch(LiveViewer::watchesAny)) {
            hub.changed(SourcesTopic.NAME);
        }
    }

    private void deliver(TrackedFrame frame, List<LiveViewer> to) {
        Optional<ByteBuffer> message = encoder.message(frame);
        long now = System.nanoTime();
        for (LiveViewer viewer : to) {
            viewer.send(frame, message.map(ByteBuffer::asReadOnlyBuffer), now);
        }
        budget.apply(pages(), now);
    }

    /** Those that are open, and those that may come back. */
    private synchronized List<LiveViewer> pages() {
        return Stream.concat(viewers.stream(), parted.all()).toList();
    }

    @Deactivate
    synchronized void stop() {
        closed = true;
        notifyAll();
    }
}
