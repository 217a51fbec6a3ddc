package io.mien.recognizer.gallery;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits by polling for a condition that no event announces. */
final class ConditionWait {
    private static final Duration LOOK = Duration.ofMillis(20);

    private ConditionWait() {}

    /** @return false if it did not come true in time, or the thread was interrupted, which it stays */
    static boolean until(BooleanSupplier condition, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }
}
