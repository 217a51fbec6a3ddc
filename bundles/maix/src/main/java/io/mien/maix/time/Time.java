package io.mien.maix.time;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Waiting and measuring time, by MaixPy's module {@code time}. Ticks count from an arbitrary moment and never jump. Thread-safe. */
public final class Time {
    /** Calls of {@link #fps} that are averaged. */
    private static final int CALLS = 10;

    private static final double NANOS = 1e9;
    private static final Deque<Long> CALLED = new ArrayDeque<>(); // guarded by itself

    private Time() {}

    /** Ticks in seconds. */
    public static double ticksS() {
        return System.nanoTime() / NANOS;
    }

    /** Ticks in milliseconds. */
    public static long ticksMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Ticks in microseconds. */
    public static long ticksUs() {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime());
    }

    /** The time between two ticks of one kind. */
    public static double ticksDiff(double last, double now) {
        return now - last;
    }

    /** The time of day in milliseconds since 1970. */
    public static long timeMs() {
        return System.currentTimeMillis();
    }

    /**
     * Waits.
     *
     * @param seconds at least 0
     */
    public static void sleep(double seconds) {
        if (!(seconds >= 0)) {
            throw new MaixException(Err.ERR_ARGS, "a wait is not negative: " + seconds + " s");
        }
        pause((long) (seconds * NANOS));
    }

    /**
     * Waits.
     *
     * @param ms milliseconds, at least 0
     */
    public static void sleepMs(long ms) {
        if (ms < 0) {
            throw new MaixException(Err.ERR_ARGS, "a wait is not negative: " + ms + " ms");
        }
        pause(TimeUnit.MILLISECONDS.toNanos(ms));
    }

    private static void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MaixException(Err.ERR_RUNTIME, "interrupted while it waited", e);
        }
    }

    /**
     * Calls in a second: of this call and the ten before it, in the whole program.
     *
     * @return 0 at the first call
     */
    public static float fps() {
        synchronized (CALLED) {
            long now = System.nanoTime();
            CALLED.addLast(now);
            if (CALLED.size() > CALLS + 1) {
                CALLED.removeFirst();
            }
            long passed = now - CALLED.getFirst();
            return passed == 0 ? 0 : (float) ((CALLED.size() - 1) * NANOS / passed);
        }
    }

    /** @see #ticksS */
    public static double ticks_s() {
        return ticksS();
    }

    /** @see #ticksMs */
    public static long ticks_ms() {
        return ticksMs();
    }

    /** @see #ticksUs */
    public static long ticks_us() {
        return ticksUs();
    }

    /** @see #ticksDiff */
    public static double ticks_diff(double last, double now) {
        return ticksDiff(last, now);
    }

    /** @see #timeMs */
    public static long time_ms() {
        return timeMs();
    }

    /** @see #sleepMs */
    public static void sleep_ms(long ms) {
        sleepMs(ms);
    }
}
