package io.mien.command.runtime;

import io.mien.MienException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what tells nobody when it comes true. */
public final class Poll {
    private static final long STEP = Duration.ofMillis(2).toNanos();

    private Poll() {}

    /** What is waited for. */
    @FunctionalInterface
    public interface Condition {
        /** Whether it has come true. */
        boolean holds() throws MienException;
    }

    /** Whether {@code condition} came true before {@code wait} was over; asked once at least. */
    public static boolean until(Condition condition, Duration wait) throws MienException {
        long start = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - start >= wait.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(STEP);
        }
        return true;
    }
}
