package io.mien.deploy.probation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mien.support.testing.Await;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DecisionTimesTest {
    @Test
    void eachTimeIsAwaitedOnceAndOneFarAwayKeepsNoOtherBack() throws Exception {
        DecisionTimes times = new DecisionTimes();
        AtomicInteger looks = new AtomicInteger();
        times.add(Duration.ofSeconds(Long.MAX_VALUE / 1000));
        times.add(Duration.ofMillis(20));
        times.add(Duration.ZERO);
        Thread looking = new Thread(() -> {
            try {
                while (true) {
                    times.awaitNext();
                    looks.incrementAndGet();
                }
            } catch (InterruptedException e) {
                looks.addAndGet(100);
            }
        });
        looking.start();
        Await.until(() -> looks.get() == 2 && looking.getState() == Thread.State.TIMED_WAITING);
        looking.interrupt();
        looking.join();
        assertEquals(102, looks.get());
        assertFalse(looking.isAlive());
    }
}
