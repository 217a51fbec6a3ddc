package io.mien.support.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {
    @Test
    void asksUntilItHolds() {
        AtomicInteger asked = new AtomicInteger();
        Await.until(() -> asked.incrementAndGet() == 5);
        assertEquals(5, asked.get());
    }

    @Test
    void endsTheWaitWhenTheConditionThrows() {
        IOException gone = new IOException("gone");
        AssertionError e = assertThrows(
                AssertionError.class,
                () -> Await.until("it is there", () -> {
                    throw gone;
                }));
        assertSame(gone, e.getCause());
        assertThrows(
                IllegalStateException.class,
                () -> Await.until(() -> {
                    throw new IllegalStateException("broken");
                }));
    }

    @Test
    void waitsForALatch() {
        CountDownLatch latch = new CountDownLatch(1);
        CompletableFuture<Void> opened = CompletableFuture.runAsync(latch::countDown);
        Await.open(latch);
        assertEquals(0, latch.getCount());
        opened.join();
    }
}
