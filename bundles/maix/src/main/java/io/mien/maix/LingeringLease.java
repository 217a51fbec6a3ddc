package io.mien.maix;

import io.mien.maix.MienStarter.RunningMaix;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A lease of the shared Mien that stays for a moment after its last use, or until the program ends. So a program that loads one picture
 * after the other starts one Mien for all of them, and not one for each. Thread-safe.
 */
final class LingeringLease {
    private static final Logger LOG = System.getLogger(LingeringLease.class.getName());

    private final SharedMaix shared;
    private final long moment;
    private RunningMaix running; // guarded by this; null while there is no lease
    private int uses; // guarded by this
    private long last; // guarded by this: when the last use ended

    /** @param moment how long the lease stays without a use */
    LingeringLease(SharedMaix shared, Duration moment) {
        this.shared = shared;
        this.moment = moment.toNanos();
    }

    synchronized RunningMaix begin() {
        if (running == null) {
            running = shared.lease();
            watch();
        }
        uses++;
        return running;
    }

    synchronized void end() {
        uses--;
        last = System.nanoTime();
        notifyAll();
    }

    private void watch() {
        Thread end = new Thread(this::giveBack, "maix-end");
        try {
            Runtime.getRuntime().addShutdownHook(end);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "The program ends already", e);
        }
        Thread watch = new Thread(() -> await(end), "maix-pictures");
        watch.setDaemon(true);
        watch.start();
    }

    private void await(Thread end) {
        try {
            awaitEnd();
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "Interrupted", e);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "The program ends", e);
        }
    }

    /** Another use that begins while the Mien stops waits for that. */
    private synchronized void awaitEnd() throws InterruptedException {
        for (long left = moment;
                running != null && (uses > 0 || left > 0);
                left = moment - (System.nanoTime() - last)) {
            // Never 0, which would be a wait without an end.
            wait(uses > 0 ? 0 : 1 + TimeUnit.NANOSECONDS.toMillis(left));
        }
        giveBack();
    }

    private synchronized void giveBack() {
        if (running != null) {
            running = null;
            shared.giveBack();
            notifyAll();
        }
    }
}
