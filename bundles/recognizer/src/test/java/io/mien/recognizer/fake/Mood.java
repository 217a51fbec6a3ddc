package io.mien.recognizer.fake;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** How a stage of tests behaves; may change at any time. */
public final class Mood {
    /** What it does. */
    public enum Trick {
        /** It works. */
        WORKS,
        /** It throws on every call. */
        THROWS,
        /** It throws on every tenth call. */
        THROWS_ON_TENTH,
        /** It misses a class. */
        LACKS_A_CLASS,
        /** It answers null. */
        NULL,
        /** It answers values that are not numbers. */
        NAN,
        /** It answers too few. */
        TOO_FEW,
        /** It answers values that are too long. */
        LONG,
        /** It takes its time. */
        SLOW,
        /** It hangs until it is interrupted. */
        HANGS,
        /** It hangs, and no interrupt ends it. */
        HANGS_FOR_EVER
    }

    /** What it does from now on. */
    public volatile Trick trick = Trick.WORKS;

    /** How long {@link Trick#SLOW} takes. */
    public volatile long slowMillis = 40;

    /** Calls so far. */
    public final AtomicInteger calls = new AtomicInteger();

    /** Calls that were interrupted. */
    public final AtomicInteger interrupted = new AtomicInteger();

    /** Ends what hangs for ever, when the test is over. */
    public final CountDownLatch over = new CountDownLatch(1);

    /** At the beginning of each call. */
    public void act() {
        int call = calls.incrementAndGet();
        switch (trick) {
            case THROWS -> throw new IllegalStateException("broken");
            case THROWS_ON_TENTH -> {
                if (call % 10 == 0) {
                    throw new IllegalStateException("broken");
                }
            }
            case LACKS_A_CLASS -> throw new NoClassDefFoundError("org/nowhere/Gone");
            case SLOW -> busy();
            case HANGS -> hang(true);
            case HANGS_FOR_EVER -> hang(false);
            default -> {}
        }
    }

    private void busy() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(slowMillis);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private void hang(boolean endsWhenInterrupted) {
        while (over.getCount() > 0) {
            try {
                over.await();
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                if (endsWhenInterrupted) {
                    throw new IllegalStateException("interrupted", e);
                }
            }
        }
    }
}
