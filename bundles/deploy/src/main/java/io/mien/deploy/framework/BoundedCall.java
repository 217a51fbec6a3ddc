package io.mien.deploy.framework;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.BundleException;

/**
 * Calls a bundle's own code, which need not return, on a thread of its own. One that takes too long is interrupted; one that
 * does not heed this is left behind, and what it did is undone when it comes back after all.
 */
final class BoundedCall {
    /** An interrupted call that ends at all ends soon. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Step step;
    private final Runnable late;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile BundleException failure;
    private volatile RuntimeException defect;

    /** The code that is called. */
    @FunctionalInterface
    interface Step {
        void run() throws BundleException;
    }

    /** How a call went. */
    enum Outcome {
        /** It came back in time. */
        DONE,
        /** It took too long, and came back when it was interrupted. */
        INTERRUPTED,
        /** It has not come back. */
        HANGS
    }

    private BoundedCall(Step step, Runnable late) {
        this.step = step;
        this.late = late;
    }

    /**
     * Calls it.
     *
     * @param name of the thread
     * @param limit how long it may take
     * @param late called on that thread once a call comes back that was left behind
     * @throws BundleException as the call does
     */
    static Outcome run(String name, Duration limit, Step step, Runnable late) throws BundleException {
        BoundedCall call = new BoundedCall(step, late);
        Thread thread = new Thread(call::work, name);
        thread.setDaemon(true);
        thread.start();
        boolean inTime = call.await(limit);
        if (!inTime) {
            thread.interrupt();
            call.await(GRACE);
            if (call.settled.compareAndSet(false, true)) {
                return Outcome.HANGS;
            }
        }
        if (call.defect != null) {
            throw call.defect;
        }
        if (inTime && call.failure != null) {
            throw call.failure;
        }
        return inTime ? Outcome.DONE : Outcome.INTERRUPTED;
    }

    /** An interrupted caller, as when the deployment is being stopped, waits no longer than {@link #GRACE}. */
    private boolean await(Duration wait) {
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + (interrupted ? least(wait, GRACE) : wait).toNanos();
        try {
            while (true) {
                try {
                    return ended.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    end = Math.min(end, System.nanoTime() + GRACE.toNanos());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void work() {
        try {
            step.run();
        } catch (BundleException e) {
            failure = e;
        } catch (RuntimeException e) {
            defect = e;
        } finally {
            boolean left = !settled.compareAndSet(false, true);
            ended.countDown();
            if (left) {
                late.run();
            }
        }
    }
}
