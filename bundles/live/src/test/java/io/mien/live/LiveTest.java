package io.mien.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.StageKind;
import io.mien.display.FrameSink;
import io.mien.recognizer.FrameResult;
import io.mien.recognizer.FrameResult.Failed;
import io.mien.recognizer.FrameResult.Recognized;
import io.mien.support.testing.Await;
import java.util.EnumSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveTest extends LiveCase {
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
    void showsFailuresToo() throws Exception {
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
    void noFrameIsTakenBeforeAStageOfEachKindServes() throws Exception {
        recognizer.serving = EnumSet.complementOf(EnumSet.of(StageKind.EXTRACTOR));
        Live starting = live(false);
        camera.see(1);
        recognizer.awaitAsked(3);
        assertEquals(0, camera.taken.get());
        starting.stop();
        assertEquals(0, camera.taken.get(), "the end ends the wait");
        live(false);
        recognizer.serving = EnumSet.allOf(StageKind.class);
        assertEquals(0, next().frame().sequence());
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
    void theEndWaitsForFramesThatWereTaken() throws Exception {
        Live live = live(false);
        recognizer.pace.drainPermits();
        for (int i = 0; i < 5; i++) {
            camera.see(1);
        }
        Await.until(() -> camera.taken.get() == 3);
        Thread stopping = new Thread(live::stop);
        stopping.start();
        Await.until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        recognizer.pace.release(3);
        stopping.join();
        assertEquals(3, shown.size(), "all three were shown");
        assertFalse(camera.closed, "the camera is a service, and stays");
        recognizer.pace.release(1000);
        live(false);
        for (int i = 0; i < 5; i++) {
            assertEquals(i, next().frame().sequence(), "the next one continues where this one ended");
        }
    }

    @Test
    void aRecognizerThatGoesAndACameraThatBreaksEndTheLoop() throws Exception {
        Live live = live(false);
        camera.see(1);
        next();
        recognizer.close();
        live.stop();
        Live again = new Live(config(false), camera, new FakeLiveRecognizer());
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
