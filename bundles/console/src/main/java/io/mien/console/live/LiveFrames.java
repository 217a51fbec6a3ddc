package io.mien.console.live;

import io.mien.console.state.StateHub;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import io.mien.track.TrackListener;
import io.mien.track.TrackedFrame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Sends the newest frame of each source to the pages that watch it. The thread of a source only leaves its frame here; one thread
 * encodes, once for all pages, and only what a page is due for. A page that shows nothing for too long is dropped. Thread-safe.
 */
@Component(
        service = {TrackListener.class, LiveFrames.class},
        configurationPid = "io.mien.console.live")
@Designate(ocd = ViewerConfig.class)
public final class LiveFrames implements TrackListener {
    private static final Logger LOG = System.getLogger(LiveFrames.class.getName());
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ViewerConfig config;
    private final PictureCodec codec;
    private final StateHub hub;
    private final List<LiveViewer> viewers = new CopyOnWriteArrayList<>();
    /** The newest frame by source, the one that was sent longest ago first; guarded by this. */
    private final Map<String, TrackedFrame> newest = new LinkedHashMap<>();

    private boolean closed; // guarded by this
    private long ticked = System.nanoTime(); // of the thread
    private final Map<String, Encoded> encoded = new HashMap<>(); // of the thread

    /** A frame and its message; empty if it cannot be encoded. */
    private record Encoded(TrackedFrame frame, Optional<ByteBuffer> message) {}

    /** A frame, and the pages that are due for it. */
    private record Delivery(TrackedFrame frame, List<LiveViewer> to) {}

    /** Made by Declarative Services. */
    @Activate
    public LiveFrames(ViewerConfig config, @Reference PictureCodec codec, @Reference StateHub hub) {
        this.config = config;
        this.codec = codec;
        this.hub = hub;
    }

    @Activate
    void start() {
        Thread thread = new Thread(this::run, "mien-console-frames");
        thread.setDaemon(true);
        thread.start();
    }

    /** A source has left. */
    synchronized void forget(String source) {
        newest.remove(source);
    }

    @Override
    public synchronized void tracked(TrackedFrame frame) {
        newest.put(frame.source(), frame);
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
        Duration interval = Duration.ofNanos(Math.round(SECOND / config.fps()));
        LiveViewer viewer =
                new LiveViewer(id, new LiveViewer.Limits(config.on_the_way(), interval, config.remembered()), wire);
        viewers.add(viewer);
        notifyAll();
        return Optional.of(viewer);
    }

    void close(LiveViewer viewer) {
        viewers.remove(viewer);
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
        return Optional.ofNullable(newest.get(source));
    }

    /** A frame as large as a page may want to look at it. */
    ByteBuffer frozen(TrackedFrame frame) throws PictureException {
        return FrameMessage.of(frame, codec, 2 * config.longest_side(), config.quality(), true);
    }

    private void run() {
        try {
            for (Optional<Delivery> next = next(); next.isPresent(); next = next()) {
                deliver(next.get());
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "Interrupted", e);
        } finally {
            viewers.forEach(v -> v.drop("Mien shows no pictures any more."));
        }
    }

    /** @return empty at the end; without pages if there is only the time to look after them */
    private synchronized Optional<Delivery> next() throws InterruptedException {
        while (!closed) {
            long now = System.nanoTime();
            tick(now);
            long wait = viewers.isEmpty() ? LiveViewer.NEVER : SECOND;
            for (TrackedFrame frame : newest.values()) {
                long due = LiveViewer.NEVER;
                for (LiveViewer viewer : viewers) {
                    due = Math.min(due, viewer.due(frame, now));
                }
                if (due == 0) {
                    // To the end, so that a source that is quick does not keep others waiting.
                    newest.put(frame.source(), newest.remove(frame.source()));
                    return Optional.of(new Delivery(
                            frame,
                            viewers.stream().filter(v -> v.due(frame, now) == 0).toList()));
                }
                wait = Math.min(wait, due);
            }
            wait(wait == LiveViewer.NEVER ? 0 : 1 + TimeUnit.NANOSECONDS.toMillis(wait));
        }
        return Optional.empty();
    }

    /** Once a second; with the lock on this. */
    private void tick(long now) {
        if (now - ticked < SECOND) {
            return;
        }
        ticked = now;
        encoded.keySet().retainAll(newest.keySet());
        Duration longest = Duration.ofMillis(config.silence_millis());
        for (LiveViewer viewer : viewers) {
            if (viewer.isSilent(longest, now)) {
                LOG.log(Level.INFO, "A page that does not read is left out");
                viewers.remove(viewer);
                viewer.drop("The page did not show what it was sent.");
            } else {
                viewer.ping();
            }
        }
        if (viewers.stream().anyMatch(LiveViewer::watchesAny)) {
            hub.changed(SourcesTopic.NAME);
        }
    }

    private void deliver(Delivery delivery) {
        TrackedFrame frame = delivery.frame;
        Encoded known = encoded.get(frame.source());
        if (known == null || known.frame != frame) {
            known = new Encoded(frame, encode(frame));
            encoded.put(frame.source(), known);
        }
        long now = System.nanoTime();
        for (LiveViewer viewer : delivery.to) {
            viewer.send(frame, known.message.map(ByteBuffer::asReadOnlyBuffer), now);
        }
    }

    private Optional<ByteBuffer> encode(TrackedFrame frame) {
        try {
            return Optional.of(FrameMessage.of(frame, codec, config.longest_side(), config.quality(), false));
        } catch (PictureException | RuntimeException e) {
            LOG.log(Level.WARNING, "A frame of " + frame.source() + " is not shown", e);
            return Optional.empty();
        }
    }

    @Deactivate
    synchronized void stop() {
        closed = true;
        notifyAll();
    }
}
