package io.mien.inference.onnx;

import static io.mien.inference.onnx.TinyModels.model;
import static io.mien.inference.onnx.TinyModels.plain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.InferenceSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DeadlineTest {
    private static final List<Image> QUICK = List.of(plain(0, 0, 0));
    private static final List<Image> ENDLESS = List.of(plain(255, 255, 255));

    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void stopCallers() {
        callers.shutdownNow();
    }

    private static OnnxEngine engine(long deadline, int drain) {
        return OnnxSettings.engine(Map.of("deadline_millis", deadline, "drain_millis", drain));
    }

    private static float run(InferenceSession session, List<Image> pictures) throws Exception {
        return session.run(pictures, o -> o.all().get(0).values().get(0));
    }

    @Test
    void aRunOverItsDeadlineIsEndedAndTheNextOneGoesOn() throws Exception {
        try (InferenceSession session = engine(1000, 5000).open(model("loops"))) {
            for (int i = 0; i < 3; i++) {
                InferenceException e = assertThrows(InferenceException.class, () -> run(session, ENDLESS));
                assertEquals("loops: it ran longer than 1000 ms and was ended", e.getMessage());
                assertEquals(0, run(session, QUICK));
            }
        }
    }

    @Test
    void endingOneRunLeavesTheOthersAlone() throws Exception {
        try (InferenceSession session = engine(2000, 5000).open(model("loops"))) {
            Future<Float> endless = callers.submit(() -> run(session, ENDLESS));
            int quick = 0;
            while (!endless.isDone()) {
                assertEquals(0, run(session, QUICK));
                quick++;
            }
            assertThrows(ExecutionException.class, endless::get);
            assertTrue(quick > 0);
        }
    }

    @Test
    void aClosedSessionWhoseRunIsEndedIsFreed() throws Exception {
        InferenceSession session = engine(2000, 20_000).open(model("loops"));
        Future<Float> endless = callers.submit(() -> run(session, ENDLESS));
        assertFalse(endless.isDone());
        session.close();
        assertFalse(session.leaked());
    }

    @Test
    void aStoppedEngineEndsWhatRuns() throws Exception {
        OnnxEngine engine = engine(500, 1);
        InferenceSession session = engine.open(model("loops"));
        CountDownLatch started = new CountDownLatch(1);
        Future<Float> endless = callers.submit(() -> {
            started.countDown();
            return run(session, ENDLESS);
        });
        started.await();
        engine.stop();
        assertThrows(ExecutionException.class, () -> endless.get(60, TimeUnit.SECONDS));
    }

    @Test
    void aCallThatDoesNotEndIsLeakedUntilItDoes() throws Exception {
        InferenceSession session = engine(0, 50).open(model("one"));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<Boolean> call = callers.submit(() -> session.run(QUICK, outputs -> {
            inside.countDown();
            return await(goOn);
        }));
        inside.await();
        assertFalse(session.leaked());
        session.close();
        assertTrue(session.leaked());
        goOn.countDown();
        assertTrue(call.get());
        assertFalse(session.leaked(), "the last call freed it");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An interrupt ends a wait; a run neither ends nor suffers from it. */
    @Test
    void interruptsHarmNothing() throws Exception {
        try (InferenceSession session = engine(10_000, 5000).open(model("any"))) {
            AtomicBoolean over = new AtomicBoolean();
            List<Thread> threads = new ArrayList<>();
            List<Future<?>> calls = new ArrayList<>();
            CountDownLatch ready = new CountDownLatch(4);
            for (int i = 0; i < 4; i++) {
                int value = i;
                calls.add(callers.submit(() -> {
                    synchronized (threads) {
                        threads.add(Thread.currentThread());
                    }
                    ready.countDown();
                    for (int n = 0; n < 500; n++) {
                        float[] mean = session.run(List.of(plain(value, 0, 0)), o -> TinyModels.values(o, "mean"));
                        assertEquals(value, mean[0]);
                    }
                    return null;
                }));
            }
            await(ready);
            Thread interrupter = new Thread(() -> {
                while (!over.get()) {
                    threads.forEach(Thread::interrupt);
                }
            });
            interrupter.start();
            for (Future<?> call : calls) {
                call.get();
            }
            over.set(true);
            interrupter.join();
        }
    }
}
