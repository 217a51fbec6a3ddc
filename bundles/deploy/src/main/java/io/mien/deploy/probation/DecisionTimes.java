package io.mien.deploy.probation;

import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** The times at which probations are to be looked at, until somebody has waited for each. Thread-safe. */
public final class DecisionTimes {
    private final DelayQueue<Look> looks = new DelayQueue<>();

    /** @param at {@link System#nanoTime} */
    private record Look(long at) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.signum(at - ((Look) other).at);
        }
    }

    /** Adds a time. */
    public void add(Duration fromNow) {
        looks.add(new Look(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(fromNow.toMillis())));
    }

    /** Waits for the next time, and removes it. */
    public void awaitNext() throws InterruptedException {
        looks.take();
    }
}
