package io.mien.sightings.recording;

import io.mien.MienException;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import io.mien.sightings.kept.Retention;
import io.mien.sightings.kept.SightingDatabase;
import io.mien.track.TrackedFrame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Keeps what sources see, on a thread of its own: a frame is delayed by no more than cutting a few faces out of it, and whatever fails here
 * fails nowhere else. Thread-safe.
 */
public final class SightingRecorder implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SightingRecorder.class.getName());
    private static final long TICK_MILLIS = 250;
    private static final long LONGEST_END_MILLIS = 3000;
    private static final float QUALITY = .95f;

    private final TrackCollection tracks;
    private final SnapshotQueue queue;
    private final SightingWriter writer;
    private final Clock clock;
    private final Semaphore waiting = new Semaphore(0);
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile Optional<String> problem = Optional.empty();
    private volatile boolean ended;
    private volatile Optional<Thread> thread = Optional.empty(); // there once it is started

    /** How sightings are opened. */
    @FunctionalInterface
    public interface Opening {
        /** The database, which is opened by the first call. */
        SightingDatabase open() throws MienException;
    }

    /**
     * Does nothing before {@link #start}.
     *
     * @param codec that encodes crops, if there is one at the moment
     * @param clock that says when something was seen, and how old it is
     */
    public SightingRecorder(
            RecordingLimits limits,
            Retention retention,
            Opening opening,
            Supplier<Optional<PictureCodec>> codec,
            Clock clock) {
        this.clock = clock;
        tracks = new TrackCollection(limits);
        queue = new SnapshotQueue(limits.queue());
        writer = new SightingWriter(tracks, opening::open, crop -> encode(codec, crop), retention);
    }

    private static byte[] encode(Supplier<Optional<PictureCodec>> codec, TrackCrop crop) throws PictureException {
        PictureCodec used = codec.get().orElseThrow(() -> new PictureException("a crop", "there is no picture codec"));
        return used.encode(crop.picture(), "jpg", QUALITY);
    }

    /**
     * Begins to write; once.
     *
     * @param kept whether there may be sightings that are to be erased when their time is over
     */
    public void start(BooleanSupplier kept) {
        thread = Optional.of(new Thread(() -> run(kept), "sightings"));
        thread.get().setDaemon(true);
        thread.get().start();
    }

    /** Takes what a frame shows. */
    public void see(TrackedFrame frame) {
        tracks.see(frame, clock.instant());
        queueDue();
    }

    private void queueDue() {
        for (TrackSnapshot snapshot : tracks.due(clock.instant())) {
            if (queue.offer(snapshot)) {
                waiting.release();
            } else {
                tracks.dropped(snapshot.track());
                fail("too many sightings wait to be written");
            }
        }
    }

    private void run(BooleanSupplier kept) {
        while (!ended) {
            try {
                if (!waiting.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS) && kept.getAsBoolean()) {
                    queueDue();
                    writer.pruneIfDue(clock.instant());
                }
            } catch (InterruptedException e) {
                return;
            } catch (MienException | RuntimeException e) {
                problem = Optional.of(String.valueOf(e.getMessage()));
                LOG.log(Level.WARNING, "Sightings that are kept no longer are not erased", e);
            }
            writeNext();
        }
    }

    private void writeNext() {
        Optional<TrackSnapshot> next = queue.poll();
        if (next.isEmpty()) {
            return;
        }
        try {
            if (writer.write(next.get(), clock.instant())) {
                written.incrementAndGet();
            }
            problem = Optional.empty();
        } catch (MienException | RuntimeException e) {
            tracks.dropped(next.get().track());
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void fail(String reason) {
        if (problem.isEmpty()) {
            LOG.log(Level.WARNING, "A sighting is not kept: {0}", reason);
        }
        problem = Optional.of(reason);
        dropped.incrementAndGet();
    }

    /** How many sightings were written. */
    public long written() {
        return written.get();
    }

    /** How many times something was not written. */
    public long dropped() {
        return dropped.get();
    }

    /** Why the latest was not written; empty if it was. */
    public Optional<String> problem() {
        return problem;
    }

    /**
     * Erases what shows a person, and keeps nothing more of the tracks that were called so.
     *
     * @return how many sightings were erased
     */
    public int forget(String label) throws MienException {
        return writer.forget(label);
    }

    /** Has what shows a person show another one. */
    public void rename(String label, String other) throws MienException {
        writer.rename(label, other);
    }

    /** What waits to be written is left out; a write that has begun is waited for. */
    @Override
    public void close() throws InterruptedException {
        ended = true;
        waiting.release();
        if (thread.isPresent()) {
            thread.get().join(LONGEST_END_MILLIS);
        }
    }
}
