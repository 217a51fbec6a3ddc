package io.mien.recognizer.guard;

import java.util.concurrent.TimeUnit;

/**
 * A part of a long wait. Who waits in slices notices that the whole process was stopped, by a signal or with the machine: the
 * slice took far longer than it should have. A stop of {@link #NOTICED} or longer is always noticed, wherever it begins.
 *
 * @param nanos how long to wait
 */
record WaitSlice(long nanos) {
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(500);

    /** The delay with which a busy machine may wake up a thread. */
    private static final long LATE = TimeUnit.SECONDS.toNanos(1);

    static final long NOTICED = LONGEST + LATE + 1;

    static WaitSlice of(long nanosLeft) {
        return new WaitSlice(Math.min(nanosLeft, LONGEST));
    }

    /** @param waited nanoseconds that this slice took */
    boolean halted(long waited) {
        return waited - nanos > LATE;
    }
}
