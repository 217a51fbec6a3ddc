package io.mien.command.runtime;

import io.mien.MienException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what tells nobody when it comes true. */
public final class ConditionPoll {
    private static final long LEAST = Duration.ofMillis(2).toNanos();
    private static final long MOST = Duration.ofMillis(10).toNanos();

    /** Asking takes processor time from those who work on it, so the steps grow: a condition is noticed late by a twentieth. */
    private static final int SHARE = 20;

    private ConditionPoll() {}

    /** The condition that is waited for. */
    @FunctionalInterface
    public interface Condition {
        /** Whether it has come true. */
        boolean holds() throws MienException;
    }

    /** Whether {@code condition} came true before {@code wait} was over; asked once at least. */
    public static boolean until(Condition condition, Duration wait) throws MienException {
        long start = System.nanoTime();
        while (!condition.holds()) {
            long waited = System.nanoTime() - start;
            if (waited >= wait.toNanos() || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(Math.max(LEAST, Math.min(MOST, waited / SHARE)));
        }
        return true;
    }
}
