package io.mien.recognizer.guard;

import java.util.concurrent.TimeUnit;

/**
 * A call of a stage on its thread, as the waiting thread sees it. The lock decides which is first: the end of the call, or
 * the interrupt or abandonment by the waiting thread; a thread is never interrupted in what it does next. Thread-safe.
 */
final class RunningCall {
    private final MonitoredStage monitored;
    private final int items;
    private final Thread thread = Thread.currentThread();
    private final long began = System.nanoTime();
    private State state = State.RUNNING; // guarded by this

    private enum State {
        RUNNING,
        OVERDUE,
        ABANDONED,
        ENDED
    }

    /**
     * Of the thread that makes the call.
     *
     * @param items what the call is about: one of many may take longer
     */
    RunningCall(MonitoredStage monitored, int items) {
        this.monitored = monitored;
        this.items = items;
    }

    MonitoredStage monitored() {
        return monitored;
    }

    long nanosLeft(GuardLimits limits) {
        return TimeUnit.MILLISECONDS.toNanos(limits.deadlineMillis(items)) - (System.nanoTime() - began);
    }

    synchronized void interrupt() {
        if (state == State.RUNNING) {
            state = State.OVERDUE;
            thread.interrupt();
        }
    }

    /** Whether it had to be abandoned: it did not end after the interrupt. */
    synchronized boolean abandon() {
        if (state == State.OVERDUE) {
            state = State.ABANDONED;
            monitored.record().leaked(1);
        }
        return state == State.ABANDONED;
    }

    /** Whether it ended in time. */
    synchronized boolean end() {
        boolean inTime = state == State.RUNNING;
        if (!inTime) {
            // The interrupt was meant for the call alone.
            Thread.interrupted();
        }
        if (state == State.ABANDONED) {
            monitored.record().leaked(-1);
        }
        state = State.ENDED;
        return inTime;
    }
}
