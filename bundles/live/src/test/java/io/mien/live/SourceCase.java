package io.mien.live;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceFactory;
import io.mien.camera.SourceAddress;
import io.mien.support.testing.Await;
import io.mien.track.LiveSource;
import io.mien.track.TrackedFrame;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A recognizer, a listener, and the sources before them. */
@Timeout(180)
abstract class SourceCase {
    final FakeLiveRecognizer recognizer = new FakeLiveRecognizer();
    final BlockingQueue<TrackedFrame> told = new LinkedBlockingQueue<>();
    final List<AddressedSource> made = new ArrayList<>();

    @AfterEach
    void stop() {
        made.forEach(AddressedSource::stop);
        recognizer.close();
    }

    /** A factory of cameras; they are handed to the test. */
    static final class Cameras implements FrameSourceFactory {
        final BlockingQueue<FakeCamera> opened = new LinkedBlockingQueue<>();
        final BlockingQueue<SourceAddress> addresses = new LinkedBlockingQueue<>();

        @Override
        public Set<String> schemes() {
            return Set.of("fake");
        }

        @Override
        public FrameSource open(SourceAddress address) {
            FakeCamera camera = new FakeCamera();
            addresses.add(address);
            opened.add(camera);
            return camera;
        }

        FakeCamera camera() throws InterruptedException {
            FakeCamera camera = opened.poll(60, TimeUnit.SECONDS);
            assertNotNull(camera, "nothing was opened");
            return camera;
        }
    }

    static SourceConfig config(Map<String, Object> values) {
        return (SourceConfig) Proxy.newProxyInstance(
                SourceConfig.class.getClassLoader(),
                new Class<?>[] {SourceConfig.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    AddressedSource source(Map<String, Object> values, FrameSourceFactory... factories) {
        AddressedSource source = new AddressedSource(config(values), recognizer);
        made.add(source);
        for (FrameSourceFactory factory : factories) {
            source.addFactory(factory);
        }
        source.addTrackListener(told::add);
        source.start();
        return source;
    }

    TrackedFrame next() throws InterruptedException {
        TrackedFrame frame = told.poll(60, TimeUnit.SECONDS);
        assertNotNull(frame, "nobody was told");
        return frame;
    }

    static List<String> words(LiveSource source) {
        return List.of(source.name(), source.address(), source.state().word(), source.reason());
    }

    static List<Long> figures(LiveSource source) {
        return List.of(source.frames(), source.failures(), source.dropped());
    }

    static void awaitEnd(LiveSource source) {
        Await.until("the source ends", () -> source.state() == LiveSource.State.ENDED);
    }
}
