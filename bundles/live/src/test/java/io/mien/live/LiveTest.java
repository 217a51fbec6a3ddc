package io.mien.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.display.Button;
import io.mien.display.FrameSink;
import io.mien.recognizer.FrameResult;
import io.mien.recognizer.FrameResult.Failed;
import io.mien.recognizer.FrameResult.Recognized;
import io.mien.recognizer.RecognizedFace;
import io.mien.store.Person;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveTest {
    private final FakeCamera camera = new FakeCamera();
    private final FakeRecognizer recognizer = new FakeRecognizer();
    private final BlockingQueue<FrameResult> shown = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final List<Live> made = new ArrayList<>();

    private Live live(boolean backStops) {
        Live live = new Live(config(backStops), camera, recognizer);
        made.add(live);
        live.addFrameSink(shown::add);
        live.addMessageSink(said::add);
        live.start();
        return live;
    }

    private static LiveConfig config(boolean backStops) {
        return new LiveConfig() {
            @Override
            public int in_flight() {
                return 3;
            }

            @Override
            public long drain_millis() {
                return 20_000;
            }

            @Override
            public int remembered() {
                return 4;
            }

            @Override
            public String label() {
                return "Person";
            }

            @Override
            public boolean back_stops() {
                return backStops;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return LiveConfig.class;
            }
        };
    }

    @AfterEach
    void stop() {
        recognizer.pace.release(1000);
        made.forEach(Live::stop);
    }

    private FrameResult next() throws InterruptedException {
        FrameResult result = shown.poll(20, TimeUnit.SECONDS);
        assertNotNull(result, "nothing is shown");
        return result;
    }

    private List<String> labels() throws InterruptedException {
        return assertInstanceOf(Recognized.class, next()).recognition().faces().stream()
                .map(RecognizedFace::label)
                .toList();
    }

    private String message() throws InterruptedException {
        return said.poll(20, TimeUnit.SECONDS);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertFalse(System.nanoTime() - end > 0, "never so");
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void everyFrameIsShownInOrder() throws Exception {
        live(false);
        for (int i = 0; i < 50; i++) {
            camera.see(1);
        }
        for (int i = 0; i < 50; i++) {
            assertEquals(i, next().frame().sequence());
        }
    }

    @Test
    void whatFailedIsShownToo() throws Exception {
        live(false);
        recognizer.broken = true;
        camera.see(1);
        assertEquals(
                "no detector", assertInstanceOf(Failed.class, next()).failure().getMessage());
        recognizer.broken = false;
        camera.see(1);
        assertInstanceOf(Recognized.class, next());
    }

    @Test
    void aScreenThatFailsHidesNothingFromTheOthers() throws Exception {
        Live live = live(false);
        FrameSink failing = result -> {
            throw new IllegalStateException("cracked");
        };
        live.removeFrameSink(failing);
        live.addFrameSink(failing);
        BlockingQueue<FrameResult> late = new LinkedBlockingQueue<>();
        live.addFrameSink(late::add);
        camera.see(1);
        camera.see(1);
        next();
        assertNotNull(late.poll(20, TimeUnit.SECONDS));
        assertNotNull(late.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void learnEnrolsTheLargestFaceUnderTheNextNumber() throws Exception {
        Live live = live(false);
        camera.see(3, 7);
        assertEquals(List.of("unknown", "unknown"), labels());
        live.pressed(Button.LEARN, 0);
        assertEquals("learnt Person 1", message());
        camera.see(7, 3);
        assertEquals(List.of("Person 1", "unknown"), labels());
        live.pressed(Button.LEARN, 1);
        assertEquals("known already: Person 1", message());
        camera.see(3);
        labels();
        live.pressed(Button.LEARN, 2);
        assertEquals("learnt Person 2", message());
        recognizer.forget("Person 1");
        camera.see(9);
        labels();
        live.pressed(Button.LEARN, 3);
        assertEquals("learnt Person 3", message(), "a free number below another is not used again");
    }

    @Test
    void theFrameThatWasOnTheScreenIsMeant() throws Exception {
        Live live = live(false);
        camera.see(5);
        camera.see(6);
        next();
        next();
        live.pressed(Button.LEARN, 0);
        assertEquals("learnt Person 1", message());
        camera.see(5, 6);
        assertEquals(List.of("Person 1", "unknown"), labels());
        live.pressed(Button.LEARN, -1);
        assertEquals("learnt Person 2", message(), "without a frame on the screen the latest");
        camera.see(6, 5);
        assertEquals(List.of("Person 2", "Person 1"), labels());
    }

    @Test
    void learnNeedsAFace() throws Exception {
        Live live = live(false);
        live.pressed(Button.LEARN, -1);
        assertEquals("nothing seen yet", message());
        camera.see();
        next();
        live.pressed(Button.LEARN, 0);
        assertEquals("no face to learn", message());
        assertEquals(List.of(), recognizer.people());
    }

    @Test
    void clearForgetsEverybody() throws Exception {
        Live live = live(false);
        camera.see(5);
        next();
        live.pressed(Button.CLEAR, 0);
        assertEquals("nobody to forget", message());
        live.pressed(Button.LEARN, 0);
        assertEquals("learnt Person 1", message());
        live.pressed(Button.CLEAR, 0);
        assertEquals("forgot 1", message());
        assertEquals(List.of(), recognizer.people().stream().map(Person::label).toList());
    }

    @Test
    void backEndsOnlyWhereThatIsConfigured() throws Exception {
        Live going = live(false);
        going.pressed(Button.BACK, -1);
        going.pressed(Button.CLEAR, -1);
        message();
        camera.see(1);
        next();
        going.stop();
        Live stopping = live(true);
        stopping.pressed(Button.BACK, -1);
        stopping.pressed(Button.CLEAR, -1);
        message();
        camera.see(1);
        stopping.stop();
        assertEquals(1, camera.taken.get(), "no frame is taken after back");
    }

    @Test
    void theEndWaitsForFramesThatWereTaken() throws Exception {
        Live live = live(false);
        recognizer.pace.drainPermits();
        for (int i = 0; i < 5; i++) {
            camera.see(1);
        }
        await(() -> camera.taken.get() == 3);
        Thread stopping = new Thread(live::stop);
        stopping.start();
        await(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        recognizer.pace.release(3);
        stopping.join();
        assertEquals(3, shown.size(), "all three were shown");
        assertFalse(camera.closed, "the camera is a service, and stays");
        recognizer.pace.release(1000);
        live(false);
        for (int i = 0; i < 5; i++) {
            assertEquals(i, next().frame().sequence(), "the next one goes on where this one ended");
        }
    }

    @Test
    void aRecogniserThatGoesAndACameraThatBreaksEndTheLoop() throws Exception {
        Live live = live(false);
        camera.see(1);
        next();
        recognizer.close();
        live.stop();
        Live again = new Live(config(false), camera, new FakeRecognizer());
        made.add(again);
        again.addFrameSink(shown::add);
        camera.broken = true;
        again.start();
        again.stop();
        assertEquals(0, shown.size());
    }

    @Test
    void somethingIsRemembered() {
        assertThrows(IllegalArgumentException.class, () -> new Seen(0));
    }
}
