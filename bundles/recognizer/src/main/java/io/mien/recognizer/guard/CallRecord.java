package io.mien.recognizer.guard;

import io.mien.recognizer.StageFigures;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How a stage fares: counts, and the times of its latest calls. Thread-safe. */
public final class CallRecord {
    private static final int LATEST = 256;

    private final long[] times = new long[LATEST]; // guarded by this, nanoseconds, a ring
    private final long[] itemTimes = new long[LATEST]; // guarded by this, the same for one face of a call
    private long answered; // guarded by this
    private long unproved; // guarded by this
    private long failures; // guarded by this
    private int inARow; // guarded by this
    private int leaked; // guarded by this
    private GuardedCall<?> lastAnswered; // guarded by this, null before the first
    private int lastItems; // guarded by this

    /**
     * A call that was answered.
     *
     * @param call to be made again
     * @param items faces, pictures or windows of a picture that it is about
     */
    public record Answered(GuardedCall<?> call, int items) {}

    /** It answered what can be; {@code again} would do the same call once more. */
    synchronized void answered(long nanos, int items, GuardedCall<?> again) {
        answeredOnce(nanos, items);
        lastAnswered = again;
        lastItems = items;
    }

    /** As {@link #answered}, for a call that must not be done twice. */
    synchronized void answeredOnce(long nanos, int items) {
        times[(int) (answered % LATEST)] = nanos;
        itemTimes[(int) (answered % LATEST)] = nanos / Math.max(1, items);
        answered++;
        inARow = 0;
    }

    /** A failure that is its own. */
    public synchronized void failed() {
        failures++;
        inARow++;
    }

    /** A failure that may be the picture's: there was nobody else to ask. */
    public synchronized void failedAlone() {
        unproved++;
        inARow++;
    }

    /** A failure that is the picture's: nobody else could do it either. */
    public synchronized void failedLikeAll() {
        unproved++;
    }

    /** The failures in a row were the pictures' own. */
    public synchronized void cleared() {
        inARow = 0;
    }

    synchronized void leaked(int change) {
        leaked += change;
    }

    /** Failures since it last answered. */
    public synchronized int inARow() {
        return inARow;
    }

    /** Calls that hold a thread now, and that nothing ends. */
    public synchronized int leaked() {
        return leaked;
    }

    /** Failures that are its own. */
    public synchronized long failures() {
        return failures;
    }

    public synchronized long answered() {
        return answered;
    }

    /** A call that it once answered; empty before the first. */
    public synchronized Optional<Answered> lastAnswered() {
        return Optional.ofNullable(lastAnswered).map(call -> new Answered(call, lastItems));
    }

    /**
     * Times of its latest answers by face or picture, so that a picture of many and a picture of one compare; at most so
     * many, ascending, in nanoseconds.
     */
    public synchronized long[] latest(long most) {
        return latest(itemTimes, most);
    }

    private long[] latest(long[] ring, long most) {
        int count = (int) Math.min(Math.min(most, answered), LATEST);
        long[] latest = new long[count];
        for (int i = 0; i < count; i++) {
            latest[i] = ring[(int) ((answered - 1 - i) % LATEST)];
        }
        Arrays.sort(latest);
        return latest;
    }

    /** What {@code mien status} shows. */
    public synchronized StageFigures figures() {
        long[] latest = latest(times, LATEST);
        return StageFigures.of(answered + failures + unproved, failures + unproved)
                .latency(micros(latest, .5), micros(latest, .99))
                .leaked(leaked);
    }

    private static long micros(long[] ascending, double quantile) {
        return ascending.length == 0
                ? 0
                : TimeUnit.NANOSECONDS.toMicros(ascending[(int) (quantile * (ascending.length - 1))]);
    }
}
