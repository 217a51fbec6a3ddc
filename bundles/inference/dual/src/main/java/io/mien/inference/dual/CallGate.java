package io.mien.inference.dual;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets calls through until it is retired, and frees what they used once the last of them has left: freeing a session
 * under a running call would end the process. Thread-safe, lock-free for calls.
 */
public final class CallGate {
    private static final int RETIRED = Integer.MIN_VALUE;

    /** The sign bit says retired, the others count the calls inside; one word, so that no call slips in between. */
    private final AtomicInteger state = new AtomicInteger();

    private final CountDownLatch freed = new CountDownLatch(1);
    private final Runnable free;

    /** @param free run once, by who retires the gate or by the last call to leave it */
    public CallGate(Runnable free) {
        this.free = free;
    }

    /** Whether the call may run; if so, it must {@link #leave()}. */
    public boolean enter() {
        int seen = state.get();
        while (seen >= 0) {
            if (state.compareAndSet(seen, seen + 1)) {
                return true;
            }
            seen = state.get();
        }
        return false;
    }

    /** Ends a call that was let in. */
    public void leave() {
        if (state.decrementAndGet() == RETIRED) {
            free();
        }
    }

    /** Lets no more calls in; does not wait. Idempotent. */
    public void retire() {
        if (state.getAndUpdate(s -> s | RETIRED) == 0) {
            free();
        }
    }

    /** Waits until all is freed; false if it was not in time. */
    public boolean awaitFreed(long nanos) throws InterruptedException {
        return freed.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** Whether all is freed. */
    public boolean isFreed() {
        return freed.getCount() == 0;
    }

    private void free() {
        try {
            free.run();
        } finally {
            freed.countDown();
        }
    }
}
