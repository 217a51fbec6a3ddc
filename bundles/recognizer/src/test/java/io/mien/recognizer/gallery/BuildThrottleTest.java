package io.mien.recognizer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BuildThrottleTest {
    private static final long STEP_MILLIS = 10;

    /** Of the test alone: it passes while somebody works, and by a step whenever a pause asks whether it is to end. */
    private final AtomicLong nanos = new AtomicLong();

    private final AtomicInteger asked = new AtomicInteger();

    private BuildThrottle throttle(double duty, BuildProgress progress) {
        return new BuildThrottle(() -> Hall.limits(duty, Duration.ofSeconds(20)), false, progress, nanos::get);
    }

    private void work(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private BuildProgress cancelledAfter(int questions) {
        return new BuildProgress() {
            @Override
            public void at(double done) {}

            @Override
            public boolean cancelled() {
                work(STEP_MILLIS);
                return asked.incrementAndGet() > questions;
            }
        };
    }

    /** Milliseconds of four rests, after 20 ms of work each. */
    private long rests(double duty) throws InterruptedException {
        BuildThrottle throttle = throttle(duty, cancelledAfter(Integer.MAX_VALUE));
        long rests = 0;
        for (int i = 0; i < 4; i++) {
            work(20);
            long before = nanos.get();
            throttle.rest();
            rests += nanos.get() - before;
        }
        return TimeUnit.NANOSECONDS.toMillis(rests);
    }

    @Test
    void pausesTakeTheRestOfTheTime() throws InterruptedException {
        // Each rest asks once before and once after its pause, which takes three times as long as work and first
        // question.
        assertEquals(4 * (3 * (20 + STEP_MILLIS) + 2 * STEP_MILLIS), rests(.25));
        assertEquals(4 * 2 * STEP_MILLIS, rests(1), "no pause");
    }

    @Test
    void changedDutyHoldsFromTheNextPauseOn() throws InterruptedException {
        AtomicReference<GalleryLimits> limits = new AtomicReference<>(Hall.limits(1, Duration.ofSeconds(20)));
        BuildThrottle throttle = new BuildThrottle(limits::get, false, cancelledAfter(Integer.MAX_VALUE), nanos::get);
        work(20);
        throttle.rest();
        long before = nanos.get();
        limits.set(Hall.limits(.25, Duration.ofSeconds(20)));
        work(20);
        throttle.rest();
        assertEquals(
                20 + 3 * (20 + STEP_MILLIS) + 2 * STEP_MILLIS, TimeUnit.NANOSECONDS.toMillis(nanos.get() - before));
    }

    @Test
    void hurriedBuildPausesNoMore() throws Exception {
        CountDownLatch pausing = new CountDownLatch(2);
        BuildThrottle throttle = throttle(.000_01, new BuildProgress() {
            @Override
            public void at(double done) {}

            @Override
            public boolean cancelled() {
                pausing.countDown();
                return false;
            }
        });
        work(10);
        CompletableFuture<Void> worker = CompletableFuture.runAsync(() -> rest(throttle));
        assertTrue(pausing.await(20, TimeUnit.SECONDS));
        assertFalse(worker.isDone());
        throttle.hurry();
        worker.get(20, TimeUnit.SECONDS);
        work(10);
        long before = nanos.get();
        throttle.rest();
        assertEquals(before, nanos.get());
    }

    private static void rest(BuildThrottle throttle) {
        try {
            throttle.rest();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPauseEndsWhenItIsStoppedOrCancelled() {
        BuildThrottle stopped = throttle(.000_01, BuildProgress.NONE);
        stopped.stop();
        assertThrows(InterruptedException.class, stopped::rest);
        BuildThrottle cancelled = throttle(.000_01, cancelledAfter(2));
        work(10);
        assertThrows(InterruptedException.class, cancelled::rest);
        assertEquals(4, asked.get(), "before the pause, twice in it, and after it");
    }

    @Test
    void progressOnlyGrows() {
        List<Double> seen = new ArrayList<>();
        BuildThrottle throttle = throttle(1, seen::add);
        for (double share : new double[] {.1, .5, .3, .5, 2}) {
            throttle.done(share);
        }
        assertEquals(List.of(.1, .5, 1.), seen);
    }
}
