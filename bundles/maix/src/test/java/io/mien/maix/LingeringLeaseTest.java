package io.mien.maix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.mien.maix.MienStarter.RunningMaix;
import io.mien.support.testing.Await;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LingeringLeaseTest {
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final SharedMaix shared = new SharedMaix(this::start);

    /** Threads of other tests, whose lease may last. */
    private final Set<Thread> before = watching();

    private RunningMaix start() {
        started.incrementAndGet();
        return (RunningMaix) Proxy.newProxyInstance(
                RunningMaix.class.getClassLoader(), new Class<?>[] {RunningMaix.class}, (proxy, method, arguments) -> {
                    closed.incrementAndGet();
                    return null;
                });
    }

    private static Set<Thread> watching() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("maix-pictures"))
                .collect(Collectors.toSet());
    }

    private boolean isWatched() {
        return !before.containsAll(watching());
    }

    @Test
    void usesThatFollowEachOtherHaveOneStart() {
        LingeringLease lease = new LingeringLease(shared, Duration.ofMinutes(1));
        RunningMaix first = lease.begin();
        lease.end();
        assertSame(first, lease.begin());
        lease.end();
        assertEquals(1, started.get());
        assertEquals(0, closed.get());
    }

    @Test
    void itEndsAMomentAfterTheLastUse() {
        LingeringLease lease = new LingeringLease(shared, Duration.ofMillis(1));
        RunningMaix first = lease.begin();
        RunningMaix other = lease.begin();
        assertSame(first, other);
        lease.end();
        assertEquals(0, closed.get(), "it is used");
        lease.end();
        Await.until("it is given back", () -> closed.get() == 1);
        assertNotSame(first, lease.begin());
        assertEquals(2, started.get());
        lease.end();
        Await.until("it is given back", () -> closed.get() == 2);
        Await.until("no thread is left", () -> !isWatched());
    }

    @Test
    void anotherLeaseKeepsTheMien() {
        LingeringLease lease = new LingeringLease(shared, Duration.ofMillis(1));
        RunningMaix kept = shared.lease();
        assertSame(kept, lease.begin());
        lease.end();
        Await.until("no thread is left", () -> !isWatched());
        assertEquals(0, closed.get());
        shared.giveBack();
        assertEquals(1, closed.get());
    }
}
