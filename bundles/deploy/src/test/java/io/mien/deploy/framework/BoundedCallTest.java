package io.mien.deploy.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.deploy.framework.BoundedCall.Outcome;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BoundedCallTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    /** When Mien ends, the waiting thread is interrupted; the call that it waits for may still end normally. */
    @Test
    void aCallThatReturnsIsDoneAlsoIfItsCallerIsInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        Outcome outcome = BoundedCall.run(
                "test",
                LONG,
                () -> {
                    begun.countDown();
                    caller.interrupt();
                    while (caller.isInterrupted()) {
                        // Until the interruption has reached the wait.
                        Thread.onSpinWait();
                    }
                },
                () -> {});
        assertTrue(Thread.interrupted(), "the caller learns of it");
        assertEquals(0, begun.getCount());
        assertEquals(Outcome.DONE, outcome);
    }

    @Test
    void aCallThatIgnoresEverythingIsLeftBehindSoonIfItsCallerIsInterrupted() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        Outcome outcome = BoundedCall.run(
                "test",
                LONG,
                () -> {
                    while (end.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                },
                late::countDown);
        assertTrue(Thread.interrupted(), "the caller learns of it");
        assertEquals(Outcome.HANGS, outcome);
        end.countDown();
        late.await();
    }
}
