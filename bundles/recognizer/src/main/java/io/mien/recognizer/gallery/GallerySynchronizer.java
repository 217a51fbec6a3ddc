package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.StageRetiredException;
import io.mien.store.StoreClosedException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the galleries in memory complete, one after the other in the background: a predecessor that is kept learns whom the
 * newcomer enrolled, and a gallery whose store was exchanged is compared with it. Thread-safe.
 */
final class GallerySynchronizer {
    private static final Logger LOG = System.getLogger(GallerySynchronizer.class.getName());
    private static final long STOP_MILLIS = 2000;

    private final GalleryRegistry registry;
    private final Supplier<GalleryLimits> limits;
    private Optional<EmbeddingBackfill> backfill = Optional.empty(); // guarded by this; there before the thread is
    private Optional<Thread> thread = Optional.empty(); // guarded by this
    private Optional<BuildThrottle> present = Optional.empty(); // guarded by this
    private boolean signalled; // guarded by this
    private boolean stopped; // guarded by this

    GallerySynchronizer(GalleryRegistry registry, Supplier<GalleryLimits> limits) {
        this.registry = registry;
        this.limits = limits;
    }

    synchronized void with(EmbeddingBackfill embeds) {
        backfill = Optional.of(embeds);
    }

    /** Something may lack. What failed before is tried again too. */
    synchronized void look() {
        if (stopped || registry.all().stream().noneMatch(GallerySynchronizer::lacks)) {
            return;
        }
        signalled = true;
        notifyAll();
        if (thread.isEmpty()) {
            Thread started = new Thread(this::run, "mien gallery synchronizer");
            started.setDaemon(true);
            thread = Optional.of(started);
            started.start();
        }
    }

    private static boolean lacks(GalleryEntry entry) {
        return entry.isReady() && (entry.behind() || entry.doubtful());
    }

    private void run() {
        try {
            for (Optional<BuildThrottle> pace = next(); pace.isPresent(); pace = next()) {
                for (GalleryEntry entry : registry.all()) {
                    if (lacks(entry)) {
                        follow(entry, pace.get());
                    }
                }
            }
        } catch (InterruptedException e) {
            // Stopped: what lacks is looked for again by the next start.
            LOG.log(Level.DEBUG, "Stopped");
        }
    }

    private synchronized Optional<BuildThrottle> next() throws InterruptedException {
        while (!signalled && !stopped) {
            wait();
        }
        signalled = false;
        present = stopped ? Optional.empty() : Optional.of(new BuildThrottle(limits, false, BuildProgress.NONE));
        return present;
    }

    private void follow(GalleryEntry entry, BuildThrottle pace) throws InterruptedException {
        GalleryStages stages = entry.stages();
        try {
            if (entry.doubtful()) {
                entry.doubtful(false);
                compare(entry, stages, pace);
            }
            entry.behind(false);
            backfill().complete(entry, stages, pace, 1);
        } catch (StageRetiredException | StoreClosedException e) {
            // It is tried again with the successor's stages.
            entry.behind(true);
            LOG.log(
                    Level.DEBUG,
                    "The gallery of {0} follows no more: {1}",
                    entry.key().space(),
                    e.getMessage());
        } catch (MienException | RuntimeException e) {
            entry.behind(true);
            LOG.log(
                    Level.WARNING,
                    "The gallery of {0} does not follow: {1}",
                    entry.key().space(),
                    e.getMessage());
            LOG.log(Level.DEBUG, "The gallery does not follow", e);
        }
    }

    private void compare(GalleryEntry entry, GalleryStages stages, BuildThrottle pace)
            throws MienException, InterruptedException {
        boolean compared = false;
        try {
            entry.gallery().orElseThrow().takeOver(stages.store(), entry.key(), pace::rest);
            compared = true;
        } finally {
            if (!compared) {
                entry.doubtful(true);
            }
        }
    }

    private synchronized EmbeddingBackfill backfill() {
        return backfill.orElseThrow();
    }

    void close() {
        Optional<Thread> running;
        synchronized (this) {
            stopped = true;
            present.ifPresent(BuildThrottle::stop);
            running = thread;
            notifyAll();
        }
        running.ifPresent(GallerySynchronizer::join);
    }

    /** Bounded: an extractor that hangs must not hold up the end. */
    private static void join(Thread running) {
        try {
            running.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
