package io.mien.recognizer.gallery;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The pace of building one gallery: a duty cycle while an old line-up serves, full speed once a call waits for it. Used by
 * the thread that builds it; any thread may hurry it, stop it or wait for it.
 */
final class BuildThrottle {
    /** How often {@link BuildProgress#cancelled} is asked in a pause. */
    private static final long ASKING_MILLIS = 50;

    /** Work shorter than this is gathered before a pause: a sleep is no more exact. */
    private static final long GRAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Supplier<GalleryLimits> limits;
    private final BuildProgress progress;
    private final LongSupplier nanos;
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean urgent; // guarded by this
    private boolean stopped; // guarded by this
    private long since; // of the making thread only: when it last came back from a pause
    private volatile double done; // 0..1

    BuildThrottle(Supplier<GalleryLimits> limits, boolean urgent, BuildProgress progress) {
        this(limits, urgent, progress, System::nanoTime);
    }

    /** @param nanos the time, as {@link System#nanoTime} */
    BuildThrottle(Supplier<GalleryLimits> limits, boolean urgent, BuildProgress progress, LongSupplier nanos) {
        this.limits = limits;
        this.urgent = urgent;
        this.progress = progress;
        this.nanos = nanos;
        since = nanos.getAsLong();
    }

    /** Ends the pauses, because a call waits. */
    synchronized void hurry() {
        urgent = true;
        notifyAll();
    }

    /** The gallery is not wanted any more. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized boolean urgent() {
        return urgent;
    }

    int batch() {
        return urgent() ? limits.get().batch() : limits.get().gentleBatch();
    }

    double done() {
        return done;
    }

    void done(double share) {
        double next = Math.min(1, Math.max(done, share));
        if (next > done) {
            done = next;
            progress.at(next);
        }
    }

    /** A piece of work is done: a pause in proportion to the time since the last one. */
    void rest() throws InterruptedException {
        check();
        long worked = nanos.getAsLong() - since;
        if (worked >= GRAIN_NANOS) {
            pause((long) (worked * (1 / limits.get().duty() - 1)));
            check();
            since = nanos.getAsLong();
        }
    }

    private synchronized void pause(long wait) {
        long end = nanos.getAsLong() + wait;
        for (long left = wait; left > 0 && !urgent && !stopped; left = end - nanos.getAsLong()) {
            try {
                wait(Math.min(ASKING_MILLIS, 1 + TimeUnit.NANOSECONDS.toMillis(left)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (progress.cancelled()) {
                return;
            }
        }
    }

    private void check() throws InterruptedException {
        boolean ended;
        synchronized (this) {
            ended = stopped;
        }
        if (ended || progress.cancelled() || Thread.interrupted()) {
            throw new InterruptedException("the gallery is not wanted any more");
        }
    }

    /** It ended, well or not. */
    void end() {
        over.countDown();
    }

    void await() throws InterruptedException {
        over.await();
    }
}
