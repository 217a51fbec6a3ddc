package io.mien.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.camera.Frame;
import io.mien.camera.FrameSourceException;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.support.testing.Await;
import io.mien.track.LiveSource;
import io.mien.track.TrackedFace;
import io.mien.track.TrackedFrame;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AddressedSourceTest extends SourceCase {
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

    /** A page may still show, or have frozen, what the source before saw. */
    @Test
    void numbersOfTracksContinueWhenTheSourceIsOpenedAgain() throws Exception {
        Cameras first = new Cameras();
        AddressedSource source = source(Map.of("address", "fake:"), first);
        assertEquals(Set.of(1L, 2L), seen(first.camera(), 60, 90));
        Cameras second = new Cameras();
        source.addFactory(second);
        source.removeFactory(first);
        assertEquals(Set.of(3L), seen(second.camera(), 60));
        source.removeFactory(second);
        Cameras third = new Cameras();
        source.addFactory(third);
        third.camera();
        source.removeFactory(third);
        Cameras fourth = new Cameras();
        source.addFactory(fourth);
        assertEquals(Set.of(4L), seen(fourth.camera(), 60));
    }

    /** The tracks of people who are seen in two frames. */
    private Set<Long> seen(FakeCamera camera, int... people) throws Exception {
        camera.see(people);
        next();
        camera.see(people);
        return next().faces().stream().map(f -> f.track().orElse(0)).collect(Collectors.toSet());
    }

    @Test
    void stoppingClosesTheSource() throws Exception {
        Cameras cameras = new Cameras();
        AddressedSource source = source(Map.of("address", "fake:"), cameras);
        FakeCamera camera = cameras.camera();
        assertFalse(camera.closed);
        source.stop();
        Await.until(() -> camera.closed);
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
}
