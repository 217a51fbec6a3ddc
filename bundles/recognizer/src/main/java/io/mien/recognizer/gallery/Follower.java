package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.StageRetiredException;
import io.mien.store.StoreClosedException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Keeps the galleries in memory complete, one after the other in the background: a predecessor that is kept learns whom the
 * newcomer enrolled, and a gallery whose store was exchanged is compared with it. Thread-safe.
 */
final class Follower {
    private static final Logger LOG = System.getLogger(Follower.class.getName());
    private static final long STOP_MILLIS = 2000;

    private final Shelf shelf;
    private final GalleryLimits limits;
    private Optional<Backfill> backfill = Optional.empty(); // guarded by this; there before the thread is
    private Optional<Thread> thread = Optional.empty(); // guarded by this
    private Optional<Making> present = Optional.empty(); // guarded by this
    private boolean signalled; // guarded by this
    private boolean stopped; // guarded by this

    Follower(Shelf shelf, GalleryLimits limits) {
        this.shelf = shelf;
        this.limits = limits;
    }

    synchronized void with(Backfill embeds) {
        backfill = Optional.of(embeds);
    }

    /** Something may lack. What failed before is tried again too. */
    synchronized void look() {
        if (stopped || shelf.all().stream().noneMatch(Follower::lacks)) {
            return;
        }
        signalled = true;
        notifyAll();
        if (thread.isEmpty()) {
            Thread started = new Thread(this::run, "mien gallery follower");
            started.setDaemon(true);
            thread = Optional.of(started);
            started.start();
        }
    }

    private static boolean lacks(Held held) {
        return held.isReady() && (held.behind() || held.doubtful());
    }

    private void run() {
        try {
            for (Optional<Making> pace = next(); pace.isPresent(); pace = next()) {
                for (Held held : shelf.all()) {
                    if (lacks(held)) {
                        follow(held, pace.get());
                    }
                }
            }
        } catch (InterruptedException e) {
            // Stopped: what lacks is looked for again by the next start.
            LOG.log(Level.DEBUG, "Stopped");
        }
    }

    private synchronized Optional<Making> next() throws InterruptedException {
        while (!signalled && !stopped) {
            wait();
        }
        signalled = false;
        present = stopped ? Optional.empty() : Optional.of(new Making(limits, false, Progress.NONE));
        return present;
    }

    private void follow(Held held, Making pace) throws InterruptedException {
        GalleryStages stages = held.stages();
        try {
            if (held.doubtful()) {
                held.doubtful(false);
                compare(held, stages, pace);
            }
            held.behind(false);
            backfill().complete(held, stages, pace, 1);
        } catch (StageRetiredException | StoreClosedException e) {
            // It is tried again with the successor's stages.
            held.behind(true);
            LOG.log(
                    Level.DEBUG,
                    "The gallery of {0} follows no more: {1}",
                    held.key().space(),
                    e.getMessage());
        } catch (MienException | RuntimeException e) {
            held.behind(true);
            LOG.log(
                    Level.WARNING,
                    "The gallery of {0} does not follow: {1}",
                    held.key().space(),
                    e.getMessage());
            LOG.log(Level.DEBUG, "The gallery does not follow", e);
        }
    }

    private void compare(Held held, GalleryStages stages, Making pace) throws MienException, InterruptedException {
        boolean compared = false;
        try {
            held.gallery().orElseThrow().takeOver(stages.store(), held.key(), pace::rest);
            compared = true;
        } finally {
            if (!compared) {
                held.doubtful(true);
            }
        }
    }

    private synchronized Backfill backfill() {
        return backfill.orElseThrow();
    }

    void close() {
        Optional<Thread> running;
        synchronized (this) {
            stopped = true;
            present.ifPresent(Making::stop);
            running = thread;
            notifyAll();
        }
        running.ifPresent(Follower::join);
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
