package io.mien.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.FrameSourceFactory;
import io.mien.camera.SourceAddress;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.track.LiveSource;
import io.mien.track.TrackedFace;
import io.mien.track.TrackedFrame;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class AddressedSourceTest {
    private final FakeLiveRecognizer recognizer = new FakeLiveRecognizer();
    private final BlockingQueue<TrackedFrame> told = new LinkedBlockingQueue<>();
    private final List<AddressedSource> made = new ArrayList<>();

    @AfterEach
    void stop() {
        made.forEach(AddressedSource::stop);
        recognizer.close();
    }

    /** A factory of cameras; they are handed to the test. */
    private static final class Cameras implements FrameSourceFactory {
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

    private static SourceConfig config(Map<String, Object> values) {
        return (SourceConfig) Proxy.newProxyInstance(
                SourceConfig.class.getClassLoader(),
                new Class<?>[] {SourceConfig.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    private AddressedSource source(Map<String, Object> values, FrameSourceFactory... factories) throws MienException {
        AddressedSource source = new AddressedSource(config(values), recognizer);
        made.add(source);
        for (FrameSourceFactory factory : factories) {
            source.addFactory(factory);
        }
        source.addTrackListener(told::add);
        source.start();
        return source;
    }

    private TrackedFrame next() throws InterruptedException {
        TrackedFrame frame = told.poll(60, TimeUnit.SECONDS);
        assertNotNull(frame, "nobody was told");
        return frame;
    }

    private static String text(TrackedFace face) {
        return (face.track().isPresent() ? face.track().getAsLong() : "-") + " "
                + (face.decision().isSettled() ? face.decision().label() : "?");
    }

    @Test
    void aFaceHasATrackFromItsSecondFrameOnAndANameOnceTwoFramesAgree() throws Exception {
        Cameras cameras = new Cameras();
        source(Map.of("address", "fake:", "name", "door"), cameras);
        FakeCamera camera = cameras.camera();
        recognizer.enroll(Image.of(1, 1, PixelFormat.GRAY, new byte[] {90}), "Ada", FakeLiveRecognizer.LARGEST);
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            camera.see(90);
            TrackedFrame frame = next();
            assertEquals("door", frame.source());
            seen.add(text(frame.faces().get(0)));
        }
        assertEquals(List.of("- ?", "1 Ada", "1 Ada", "1 Ada"), seen);
    }

    @Test
    void facesThatAreTooSmallAreIgnored() throws Exception {
        Cameras cameras = new Cameras();
        source(Map.of("address", "fake:", "min_face", 50), cameras);
        cameras.camera().see(49, 50, 90);
        assertEquals(2, next().faces().size());
    }

    /** The faces of the fake recognizer are at the upper left, the larger the further from there. */
    @Test
    void facesBesideTheZonesAreIgnored() throws Exception {
        Cameras cameras = new Cameras();
        source(Map.of("address", "fake:", "masks", new String[] {"0,0 1,0 1,1 0,1"}), cameras);
        FakeCamera camera = cameras.camera();
        camera.see(1);
        assertEquals(0, next().faces().size());
    }

    @Test
    void itWaitsForAFactoryAndIsOpenedAgainByTheNext() throws Exception {
        AddressedSource source = source(Map.of("address", "fake:x"));
        Cameras first = new Cameras();
        source.addFactory(first);
        FakeCamera camera = first.camera();
        camera.see(90);
        next();
        Cameras second = new Cameras();
        source.addFactory(second);
        assertTrue(second.opened.isEmpty(), "the first still serves");
        source.removeFactory(first);
        assertTrue(camera.closed);
        second.camera().see(90);
        next();
        source.stop();
        assertTrue(second.opened.isEmpty());
    }

    @Test
    void stoppingClosesTheSource() throws Exception {
        Cameras cameras = new Cameras();
        AddressedSource source = source(Map.of("address", "fake:"), cameras);
        FakeCamera camera = cameras.camera();
        assertFalse(camera.closed);
        source.stop();
        assertTrue(camera.closed);
    }

    @Test
    void noFrameIsTakenBeforeAStageOfEachKindServes() throws Exception {
        FakeLiveRecognizer starting = new FakeLiveRecognizer();
        starting.serving = EnumSet.complementOf(EnumSet.of(StageKind.EXTRACTOR));
        FakeCamera camera = new FakeCamera();
        camera.see(90);
        ReadinessGate gate = new ReadinessGate(camera, starting);
        CompletableFuture<Optional<Frame>> first = CompletableFuture.supplyAsync(() -> {
            try {
                return gate.next();
            } catch (FrameSourceException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        starting.awaitAsked(3);
        assertEquals(0, camera.taken.get());
        assertFalse(first.isDone());
        starting.serving = EnumSet.allOf(StageKind.class);
        assertEquals(0, first.get(60, TimeUnit.SECONDS).orElseThrow().sequence());
    }

    @Test
    void closingEndsTheWaitForStages() throws Exception {
        FakeLiveRecognizer starting = new FakeLiveRecognizer();
        starting.serving = Set.of();
        FakeCamera camera = new FakeCamera();
        ReadinessGate gate = new ReadinessGate(camera, starting);
        gate.close();
        assertTrue(gate.next().isEmpty());
        assertTrue(camera.closed);
    }

    @Test
    void saysHowItFares() throws Exception {
        AddressedSource source = source(Map.of("address", "fake:x", "name", "door"));
        assertEquals(LiveSource.State.WAITING, source.state());
        assertEquals("nothing installed opens fake:", source.reason());
        Cameras first = new Cameras();
        source.addFactory(first);
        FakeCamera camera = first.camera();
        camera.dropped = 3;
        camera.see(90);
        next();
        assertEquals(List.of("door", "fake:x", "open", ""), words(source));
        assertEquals(List.of(1L, 0L, 3L), figures(source));
        Cameras second = new Cameras();
        source.addFactory(second);
        source.removeFactory(first);
        FakeCamera another = second.camera();
        another.dropped = 4;
        another.see(90);
        next();
        assertEquals(List.of(2L, 0L, 7L), figures(source));
        another.fallDown();
        awaitEnd(source);
        assertEquals(List.of("door", "fake:x", "ended", "camera: fell down"), words(source));
        source.removeFactory(second);
        assertEquals(List.of("door", "fake:x", "waiting", "nothing installed opens fake:"), words(source));
        assertEquals(List.of(2L, 0L, 7L), figures(source));
    }

    @Test
    void saysWhyAnAddressCannotBeOpened() throws Exception {
        FrameSourceFactory refusing = new FrameSourceFactory() {
            @Override
            public Set<String> schemes() {
                return Set.of("fake");
            }

            @Override
            public FrameSource open(SourceAddress address) throws FrameSourceException {
                throw address.refused("is not a file");
            }
        };
        AddressedSource source = source(Map.of("address", "fake:x"), refusing);
        assertEquals(List.of("fake:x", "fake:x", "ended", "fake:x: is not a file"), words(source));
        source.removeFactory(refusing);
        assertEquals(LiveSource.State.WAITING, source.state());
    }

    private static List<String> words(LiveSource source) {
        return List.of(source.name(), source.address(), source.state().word(), source.reason());
    }

    private static List<Long> figures(LiveSource source) {
        return List.of(source.frames(), source.failures(), source.dropped());
    }

    private static void awaitEnd(LiveSource source) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (source.state() != LiveSource.State.ENDED && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void thePasswordComesFromAFileAndIsInNoMessage(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\nnot this\n");
        Cameras cameras = new Cameras();
        source(Map.of("address", "fake://ann@door/x", "password_file", file.toString()), cameras);
        cameras.camera().see(90);
        assertEquals("//ann:s3cret@door/x", cameras.addresses.take().location());
        assertEquals("fake://ann:***@door/x", next().source());
        FrameSourceException e = assertThrows(
                FrameSourceException.class,
                () -> source(Map.of("address", "fake://ann@door", "password_file", folder + "/none")));
        assertTrue(e.getMessage().contains("password file"), e.getMessage());
        Path latin = Files.write(folder.resolve("latin"), new byte[] {'k', (byte) 0xe4, 'm', '\n'});
        assertThrows(
                FrameSourceException.class,
                () -> source(Map.of("address", "fake://ann@door", "password_file", latin.toString())));
    }

    @Test
    void refusesWhatItCannotRead() {
        assertThrows(FrameSourceException.class, () -> source(Map.of("address", "nowhere")));
        assertThrows(
                FrameSourceException.class,
                () -> source(Map.of("address", "fake:", "zones", new String[] {"0,0 1,1"})));
    }

    @Test
    void onlySoManyFramesASecondAreTaken() throws Exception {
        FrameSource all = new FrameSource() {
            private int next;

            @Override
            public Optional<Frame> next() {
                Image image = Image.of(1, 1, PixelFormat.GRAY, new byte[1]);
                return next == 100
                        ? Optional.empty()
                        : Optional.of(new Frame(next, Instant.EPOCH.plusMillis(40L * next++ + next % 3), image));
            }

            @Override
            public void close() {}
        };
        SparseSource sparse = new SparseSource(all, 5);
        List<Long> taken = new ArrayList<>();
        for (Optional<Frame> frame = sparse.next(); frame.isPresent(); frame = sparse.next()) {
            taken.add(frame.get().sequence());
        }
        assertEquals(20, taken.size());
        for (int i = 1; i < taken.size(); i++) {
            assertEquals(5, taken.get(i) - taken.get(i - 1), taken.toString());
        }
    }
}
