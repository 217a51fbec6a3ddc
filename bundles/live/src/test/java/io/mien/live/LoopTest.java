package io.mien.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.recognizer.FrameResult;
import io.mien.recognizer.StreamOptions;
import io.mien.support.testing.Await;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoopTest {
    private final FakeCamera camera = new FakeCamera();
    private final FakeLiveRecognizer recognizer = new FakeLiveRecognizer();

    @AfterEach
    void stop() {
        recognizer.close();
    }

    private Loop ended(Consumer<FrameResult> shown) {
        Loop loop =
                new Loop(camera, recognizer, StreamOptions.defaults(), Duration.ofSeconds(20), shown, camera::close);
        loop.start();
        Await.until(loop::hasEnded);
        return loop;
    }

    @Test
    void aDefectIsTheReasonAndClosesTheSource() {
        camera.see(1);
        Loop loop = ended(result -> {
            throw new IllegalStateException("cracked");
        });
        assertEquals("failed: java.lang.IllegalStateException: cracked", loop.failure());
        assertTrue(camera.closed);
    }

    @Test
    void aSourceThatFailsIsClosed() {
        camera.see(1);
        camera.fallDown();
        assertEquals("camera: fell down", ended(result -> {}).failure());
        assertTrue(camera.closed);
    }
}
