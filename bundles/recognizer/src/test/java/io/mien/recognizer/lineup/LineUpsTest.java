package io.mien.recognizer.lineup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.StageRetiredException;
import io.mien.StageUnavailableException;
import io.mien.detector.Detector;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.image.Image;
import io.mien.recognizer.config.RecognizerConfig;
import io.mien.recognizer.config.RecognizerSettings;
import io.mien.recognizer.fake.Bench;
import io.mien.recognizer.fake.Scene;
import io.mien.recognizer.gallery.GalleriesComponent;
import io.mien.support.testing.Await;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LineUpsTest {
    private static final Set<StageKind> DETECTOR = EnumSet.of(StageKind.DETECTOR);

    private boolean hosted = true;

    private final LineUps lineUps = lineUps(20_000, 30_000);

    private LineUps lineUps(long waitMillis, long drainMillis) {
        RecognizerConfig config = Bench.config(waitMillis, Map.of("drain_millis", drainMillis));
        RecognizerSettings settings = RecognizerSettings.of(config, Map.of(), Optional.empty());
        return new LineUps(() -> settings, new GalleriesComponent(config).galleries(), event -> {}, () -> hosted);
    }

    private Map<String, Object> add(Detector detector, int ranking) {
        Map<String, Object> properties = Bench.properties("d" + ranking, "1.0.0", ranking);
        lineUps.controller().arrived(StageKind.DETECTOR, detector, properties);
        return properties;
    }

    private void remove(Map<String, Object> properties) {
        lineUps.controller().left(properties);
    }

    @Test
    void aMissingStageIsWaitedFor() throws Exception {
        CompletableFuture<String> name = CompletableFuture.supplyAsync(() -> {
            try {
                return lineUps.with(
                        DETECTOR,
                        l -> l.describe(DETECTOR).stage(StageKind.DETECTOR).name());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertFalse(name.isDone());
        add(Scene.detector(), 3);
        assertEquals("d3", name.get(30, TimeUnit.SECONDS));
    }

    @Test
    void aStageThatNeverComesIsNamed() {
        LineUps impatient = lineUps(10, 10);
        StageUnavailableException e =
                assertThrows(StageUnavailableException.class, () -> impatient.with(DETECTOR, l -> null));
        assertEquals(StageKind.DETECTOR, e.kind());
        assertEquals("no detector is there", e.getMessage());
    }

    @Test
    void aHostThatDoesNotRunIsNamedForStagesThatAreMadeOfModels() {
        LineUps impatient = lineUps(10, 10);
        hosted = false;
        StageUnavailableException detector =
                assertThrows(StageUnavailableException.class, () -> impatient.with(DETECTOR, l -> null));
        assertTrue(detector.getMessage().contains("configuration io.mien.host"), detector::getMessage);
        StageUnavailableException aligner = assertThrows(
                StageUnavailableException.class, () -> impatient.with(EnumSet.of(StageKind.ALIGNER), l -> null));
        assertEquals("no aligner is there", aligner.getMessage());
    }

    @Test
    void aFrameWhoseStageRetiredIsDoneAgainWithTheNextOne() throws Exception {
        Map<String, Object> old = add(Scene.detector(), 1);
        List<String> tried = new ArrayList<>();
        String answer = lineUps.with(DETECTOR, l -> {
            String name = l.describe(DETECTOR).stage(StageKind.DETECTOR).name();
            tried.add(name);
            if (tried.size() == 1) {
                CompletableFuture.runAsync(() -> {
                    add(Scene.detector(), 2);
                    remove(old);
                });
                throw new StageRetiredException(name);
            }
            return name;
        });
        assertEquals("d2", answer);
        assertEquals(List.of("d1", "d2"), tried);
    }

    @Test
    void aRetiredStageIsNotAskedAgainWhileItsSlotHasNotFollowed() {
        LineUps impatient = lineUps(50, 10);
        impatient.controller().arrived(StageKind.DETECTOR, Scene.detector(), Bench.properties("d1", "1.0.0", 1));
        List<Integer> calls = new ArrayList<>();
        assertThrows(
                StageUnavailableException.class,
                () -> impatient.with(DETECTOR, l -> {
                    calls.add(1);
                    throw new StageRetiredException("d1");
                }));
        assertEquals(1, calls.size());
    }

    @Test
    void aStageLeavesOnlyAfterTheFramesThatUseIt() throws Exception {
        Map<String, Object> only = add(Scene.detector(), 1);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Object> frame = CompletableFuture.supplyAsync(() -> {
            try {
                return lineUps.with(DETECTOR, l -> {
                    inside.countDown();
                    Await.open(goOn);
                    return "answered";
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Await.open(inside);
        CompletableFuture<Void> leaving = CompletableFuture.runAsync(() -> remove(only));
        assertThrows(TimeoutException.class, () -> leaving.get(100, TimeUnit.MILLISECONDS));
        goOn.countDown();
        leaving.get(30, TimeUnit.SECONDS);
        assertEquals("answered", frame.get(30, TimeUnit.SECONDS));
    }

    @Test
    void aFrameThatHangsDoesNotHoldAStageForEver() throws Exception {
        LineUps quick = lineUps(100, 20);
        quick.controller().arrived(StageKind.DETECTOR, Scene.detector(), Bench.properties("d", "1.0.0", 0));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread hanging = new Thread(() -> {
            try {
                quick.with(DETECTOR, l -> {
                    inside.countDown();
                    Await.open(goOn);
                    return null;
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        hanging.start();
        Await.open(inside);
        quick.controller().arrived(StageKind.DETECTOR, Scene.detector(), Bench.properties("e", "1.0.0", 1));
        goOn.countDown();
        hanging.join(10_000);
        assertFalse(hanging.isAlive());
    }

    /** Stages check that nobody uses them after they left: that is what the drain promises. */
    @Test
    void noFrameIsLostWhileStagesComeAndGo() throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicBoolean stop = new AtomicBoolean();
        Guarded first = new Guarded();
        Map<String, Object> current = add(first, 0);
        List<Thread> frames = new ArrayList<>();
        AtomicLongArray answered = new AtomicLongArray(4);
        for (int t = 0; t < answered.length(); t++) {
            int slot = t;
            Thread thread = new Thread(() -> {
                while (!stop.get() && failure.get() == null) {
                    try {
                        lineUps.with(DETECTOR, l -> l.detector().detect(Scene.of(1), null));
                        answered.incrementAndGet(slot);
                    } catch (Throwable e) {
                        failure.compareAndSet(null, e);
                    }
                }
            });
            thread.start();
            frames.add(thread);
        }
        Guarded present = first;
        for (int i = 1; i <= 500; i++) {
            Guarded next = new Guarded();
            Map<String, Object> properties = add(next, i % 7);
            remove(current);
            present.leave();
            current = properties;
            present = next;
        }
        Await.until(
                "each has answered, unless one failed",
                () -> failure.get() != null
                        || IntStream.range(0, answered.length()).allMatch(t -> answered.get(t) > 0));
        stop.set(true);
        for (Thread thread : frames) {
            thread.join();
        }
        assertNull(failure.get());
    }

    /** A detector that must not be called once it left. */
    private static final class Guarded implements Detector {
        private volatile boolean gone;

        void leave() {
            gone = true;
        }

        @Override
        public List<Face> detect(Image image, DetectorOptions options) {
            if (gone) {
                throw new IllegalStateException("called after it left");
            }
            Thread.yield();
            if (gone) {
                throw new IllegalStateException("left while it was called");
            }
            return List.of();
        }
    }
}
