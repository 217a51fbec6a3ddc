package io.mien.live;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.mien.recognizer.FrameResult;
import io.mien.recognizer.FrameResult.Recognized;
import io.mien.recognizer.RecognizedFace;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A camera, a recognizer and a screen; {@link Live} between them. */
@Timeout(60)
abstract class LiveCase {
    final FakeCamera camera = new FakeCamera();
    final FakeLiveRecognizer recognizer = new FakeLiveRecognizer();
    final BlockingQueue<FrameResult> shown = new LinkedBlockingQueue<>();
    final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    final List<Live> made = new ArrayList<>();

    Live live(boolean backStops) {
        Live live = new Live(config(backStops), camera, recognizer);
        made.add(live);
        live.addFrameSink(shown::add);
        live.addMessageSink(said::add);
        live.start();
        return live;
    }

    static LiveConfig config(boolean backStops) {
        return new LiveConfig() {
            @Override
            public int in_flight() {
                return 3;
            }

            @Override
            public int min_face() {
                return 0;
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

    FrameResult next() throws InterruptedException {
        FrameResult result = shown.poll(20, TimeUnit.SECONDS);
        assertNotNull(result, "nothing is shown");
        return result;
    }

    List<String> labels() throws InterruptedException {
        return assertInstanceOf(Recognized.class, next()).recognition().faces().stream()
                .map(RecognizedFace::label)
                .toList();
    }

    String message() throws InterruptedException {
        return said.poll(20, TimeUnit.SECONDS);
    }
}
