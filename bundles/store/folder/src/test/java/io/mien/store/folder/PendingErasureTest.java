package io.mien.store.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.support.testing.Await;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PendingErasureTest {
    private static final Optional<String> FULL = Optional.of("the disk is full");

    @Test
    void saysNothingWhereNothingRemains() {
        try (PendingErasure erasure = new PendingErasure(Duration.ofHours(1), Optional::empty)) {
            erasure.run();
            assertEquals(Optional.empty(), erasure.remaining());
        }
    }

    @Test
    void triesAgainUntilItIsDone() throws InterruptedException {
        AtomicInteger failures = new AtomicInteger(3);
        CountDownLatch done = new CountDownLatch(1);
        PendingErasure.Attempt attempt = () -> {
            if (failures.getAndDecrement() > 0) {
                return FULL;
            }
            done.countDown();
            return Optional.empty();
        };
        try (PendingErasure erasure = new PendingErasure(Duration.ofMillis(20), attempt)) {
            erasure.run();
            assertEquals(FULL, erasure.remaining());
            assertEquals(true, done.await(60, TimeUnit.SECONDS));
            Await.until(() -> erasure.remaining().isEmpty());
            assertEquals(Optional.empty(), erasure.remaining());
        }
    }

    @Test
    void triesNoMoreOnceItIsClosed() {
        AtomicInteger attempts = new AtomicInteger();
        PendingErasure erasure = new PendingErasure(Duration.ofMillis(1), () -> {
            attempts.incrementAndGet();
            return FULL;
        });
        erasure.close();
        erasure.run();
        assertEquals(1, attempts.get());
        assertEquals(FULL, erasure.remaining());
    }
}
