package io.mien.support.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Waits for what another thread or process does, with one deadline for all tests. It is far longer than anything takes, so that
 * only what never happens reaches it.
 */
public final class Await {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration STEP = Duration.ofMillis(1);

    private Await() {}

    /** The condition of a wait. */
    @FunctionalInterface
    public interface Condition {
        /** Whether it has come true; what it throws ends the wait. */
        boolean holds() throws Exception;
    }

    /** Waits until {@code condition} holds. */
    public static void until(Condition condition) {
        until("the condition holds", condition);
    }

    /** @param what is named if it does not come true */
    public static void until(String what, Condition condition) {
        until(() -> what, condition);
    }

    /** @param what is asked for if it does not come true */
    public static void until(Supplier<String> what, Condition condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what.get());
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private static boolean holds(Condition condition) {
        try {
            return condition.holds();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("while waiting: " + e, e);
        }
    }

    /** Waits until {@code latch} is open. */
    public static void open(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("not open within " + PATIENCE.toSeconds() + " s: " + latch);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
