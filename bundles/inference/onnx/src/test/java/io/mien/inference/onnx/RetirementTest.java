package io.mien.inference.onnx;

import static io.mien.inference.onnx.TinyModels.model;
import static io.mien.inference.onnx.TinyModels.plain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.InferenceSession;
import io.mien.model.ModelRejectedException;
import io.mien.support.testing.Await;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RetirementTest {
    private static final int CALLERS = 8;
    private static final List<Image> PICTURE = List.of(plain(1, 2, 3));

    private final OnnxEngine engine = OnnxSettings.engine(Map.of("drain_millis", 200));
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

    @AfterEach
    void stopCallers() {
        callers.shutdownNow();
    }

    /** A session freed under a running call would end this process. */
    @Test
    void closingWhileEightThreadsRunIsSafe() throws Exception {
        for (int round = 0; round < 40; round++) {
            InferenceSession session = engine.open(model(round % 2 == 0 ? "any" : "varying"));
            CountDownLatch busy = new CountDownLatch(3 * CALLERS);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                running.add(callers.submit(() -> callUntilRetired(session, busy)));
            }
            busy.await();
            session.close();
            for (Future<?> call : running) {
                call.get();
            }
        }
    }

    private static Void callUntilRetired(InferenceSession session, CountDownLatch busy) throws Exception {
        try {
            while (true) {
                assertEquals(1, (int) session.run(
                        PICTURE, outputs -> outputs.all().get(0).shape().get(0)));
                busy.countDown();
            }
        } catch (StageRetiredException expected) {
            assertEquals(0, busy.getCount());
            return null;
        }
    }

    @Test
    void aClosedSessionSaysThatItIsRetired() throws Exception {
        InferenceSession session = engine.open(model("one"));
        session.close();
        session.close();
        StageRetiredException e = assertThrows(StageRetiredException.class, () -> session.run(PICTURE, o -> null));
        assertEquals("one was retired", e.getMessage());
    }

    @Test
    void aCallThatDoesNotEndOutlivesTheCloseAndIsNotHarmed() throws Exception {
        InferenceSession session = engine.open(model("one"));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<Float> call = callers.submit(() -> session.run(PICTURE, outputs -> {
            inside.countDown();
            Await.open(goOn);
            return outputs.named("copy").values().get(0);
        }));
        inside.await();
        session.close();
        assertThrows(StageRetiredException.class, () -> session.run(PICTURE, o -> null));
        assertFalse(call.isDone());
        goOn.countDown();
        assertEquals(1f, call.get());
    }

    @Test
    void aStoppedEngineHasClosedItsSessionsAndOpensNone() throws Exception {
        InferenceSession one = engine.open(model("one"));
        InferenceSession any = engine.open(model("any"));
        engine.stop();
        assertThrows(StageRetiredException.class, () -> one.run(PICTURE, o -> null));
        assertThrows(StageRetiredException.class, () -> any.run(PICTURE, o -> null));
        assertThrows(
                ModelRejectedException.class, () -> engine.open(model("one")).close());
    }

    @Test
    void aModelLoadedAgainTakesNoNewMemory() throws Exception {
        BufferPoolMXBean direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .findFirst()
                .orElseThrow();
        InferenceSession old = engine.open(model("one"));
        old.run(PICTURE, o -> null);
        InferenceSession next = engine.open(model("one"));
        long before = direct.getCount();
        long most = before;
        for (int i = 0; i < 20; i++) {
            next.run(PICTURE, o -> null);
            old.close();
            old = next;
            next = engine.open(model("one"));
            most = Math.max(most, direct.getCount());
        }
        next.close();
        old.close();
        // The next model takes its buffers while it runs beside the old one; after that there are enough.
        assertTrue(most <= before + 3, (most - before) + " more buffers");
    }

    @Test
    void callsSideBySideDoNotSeeEachOther() throws Exception {
        try (InferenceSession session = engine.open(model("any"))) {
            AtomicInteger wrong = new AtomicInteger();
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                int value = 10 * caller;
                running.add(callers.submit(() -> {
                    for (int i = 0; i < 200; i++) {
                        List<Image> batch =
                                i % 3 == 0 ? List.of(plain(value, 0, 0), plain(0, 0, 0)) : List.of(plain(value, 0, 0));
                        if (session.run(batch, o -> TinyModels.values(o, "mean"))[0] != value) {
                            wrong.incrementAndGet();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> call : running) {
                call.get();
            }
            assertEquals(0, wrong.get());
        }
    }
}
