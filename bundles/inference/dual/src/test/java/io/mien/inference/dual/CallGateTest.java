package io.mien.inference.dual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallGateTest {
    private final AtomicInteger freed = new AtomicInteger();
    private final CallGate gate = new CallGate(freed::incrementAndGet);

    @Test
    void anEmptyGateFreesAtOnceAndOnce() throws InterruptedException {
        gate.retire();
        gate.retire();
        assertTrue(gate.awaitFreed(0));
        assertEquals(1, freed.get());
    }

    @Test
    void aRetiredGateLetsNobodyIn() {
        assertTrue(gate.enter());
        gate.retire();
        assertFalse(gate.enter());
        gate.leave();
        assertFalse(gate.enter());
    }

    @Test
    void theLastCallFrees() throws InterruptedException {
        assertTrue(gate.enter());
        assertTrue(gate.enter());
        gate.retire();
        gate.leave();
        assertFalse(gate.awaitFreed(1_000_000));
        assertEquals(0, freed.get());
        gate.leave();
        assertTrue(gate.awaitFreed(0));
        assertEquals(1, freed.get());
    }

    @Test
    void callsDoNotEndIt() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            assertTrue(gate.enter());
            gate.leave();
        }
        assertFalse(gate.awaitFreed(0));
        assertEquals(0, freed.get());
    }

    @Test
    void waiterIsToldEvenIfFreeingFails() throws InterruptedException {
        CallGate failing = new CallGate(() -> {
            throw new IllegalStateException("no");
        });
        try {
            failing.retire();
        } catch (IllegalStateException expected) {
            assertEquals("no", expected.getMessage());
        }
        assertTrue(failing.awaitFreed(0));
    }

    @Test
    void nobodyIsInsideWhenItFrees() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger seen = new AtomicInteger(-1);
            CallGate raced = new CallGate(() -> seen.set(inside.get()));
            CountDownLatch busy = new CountDownLatch(1);
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                callers.add(new Thread(() -> call(raced, inside, busy)));
            }
            callers.forEach(Thread::start);
            busy.await();
            raced.retire();
            assertTrue(raced.awaitFreed(TimeUnit.SECONDS.toNanos(10)));
            for (Thread caller : callers) {
                caller.join();
            }
            assertEquals(0, seen.get(), "calls inside when freed");
        }
    }

    private static void call(CallGate gate, AtomicInteger inside, CountDownLatch busy) {
        while (gate.enter()) {
            inside.incrementAndGet();
            busy.countDown();
            inside.decrementAndGet();
            gate.leave();
        }
    }
}
