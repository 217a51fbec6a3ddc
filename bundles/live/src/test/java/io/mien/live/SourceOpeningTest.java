package io.mien.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.FrameSourceFactory;
import io.mien.camera.SourceAddress;
import io.mien.recognizer.FaceFilter;
import io.mien.support.testing.Await;
import io.mien.track.LiveSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a source does before its first frame, and if there is never one. */
class SourceOpeningTest extends SourceCase {
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
        awaitEnd(source);
        assertEquals(List.of("fake:x", "fake:x", "ended", "fake:x: is not a file"), words(source));
        source.removeFactory(refusing);
        assertEquals(LiveSource.State.WAITING, source.state());
    }

    @Test
    void thePasswordComesFromAFileAndIsInNoMessage(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\nnot this\n");
        Cameras cameras = new Cameras();
        source(Map.of("address", "fake://ann@door/x", "password_file", file.toString()), cameras);
        cameras.camera().see(90);
        assertEquals("//ann:s3cret@door/x", cameras.addresses.take().location());
        assertEquals("fake://ann:***@door/x", next().source());
        Path latin = Files.write(folder.resolve("latin"), new byte[] {'k', (byte) 0xe4, 'm', '\n'});
        for (String unreadable : List.of(folder + "/none", latin.toString())) {
            AddressedSource refused =
                    source(Map.of("address", "fake://ann@door", "password_file", unreadable), cameras);
            assertEquals(
                    List.of(
                            "fake://ann@door",
                            "fake://ann@door",
                            "ended",
                            "fake://ann@door: its password file cannot be read as UTF-8: " + unreadable),
                    words(refused));
        }
    }

    @Test
    void aNameIsGivenFromTheModelsThresholdOnOrFromAnother() throws Exception {
        assertEquals(OptionalDouble.empty(), threshold(Map.of("address", "fake:"), 0));
        assertEquals(OptionalDouble.of(.8), threshold(Map.of("address", "fake:", "threshold", .8), 0));
        assertEquals(OptionalDouble.of(.78), threshold(Map.of("address", "fake:"), .78), "of the source");
        assertEquals(OptionalDouble.of(.8), threshold(Map.of("address", "fake:", "threshold", .8), .78));
    }

    private static OptionalDouble threshold(Map<String, Object> values, double advised) throws FrameSourceException {
        return new SourceSettings(config(values))
                .stream(FaceFilter.ALL, advised).recognize().threshold();
    }

    /** Each is shown with its reason, and without its password; no camera is opened for it. */
    @Test
    void saysWhatIsWrongWithItsConfiguration() {
        Cameras cameras = new Cameras();
        Map<String, Map<String, Object>> wrong = Map.of(
                "nowhere: is not an address: SCHEME:LOCATION, such as file:clip.mp4 or rtsp://HOST/PATH",
                Map.of("address", "nowhere"),
                "fake://ann:***@door/x?token=***: after # there are options KEY=VALUE&KEY=VALUE, each once, without @; a"
                        + " location with a # ends with #, and a # in a password is written %23",
                Map.of("address", "fake://ann:s3cret@door/x?token=s3cret#s3cret"),
                "fake:: a zone has at least three corners x,y of 0 to 1, such as 0,0 .5,0 .5,1; not '0,0 1,1'",
                Map.of("address", "fake:", "zones", new String[] {"0,0 1,1"}),
                "fake:: a stream has at least one frame in flight, not 0",
                Map.of("address", "fake:", "in_flight", 0),
                "fake:: confidence is in 0..1, not 1.5",
                Map.of("address", "fake:", "track_low", 1.5f),
                "fake:: threshold is in 0..1, not 2.0",
                Map.of("address", "fake:", "threshold", 2d));
        wrong.forEach((reason, values) -> {
            AddressedSource source = source(values, cameras);
            String address = reason.substring(0, reason.indexOf(": "));
            assertEquals(List.of(address, address, "ended", reason), words(source));
            assertEquals(List.of(0L, 0L, 0L), figures(source));
            source.removeFactory(cameras);
            assertEquals(LiveSource.State.ENDED, source.state());
        });
        assertTrue(cameras.opened.isEmpty());
        assertEquals(
                "door", source(Map.of("address", "nowhere", "name", "door")).name());
    }

    /** An ffmpeg that does not answer. */
    @Test
    void neitherStartNorStopWaitsForASourceThatIsBeingOpened() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Void> answered = new CompletableFuture<Void>().orTimeout(60, TimeUnit.SECONDS);
        Cameras cameras = new Cameras();
        FrameSourceFactory hanging = new FrameSourceFactory() {
            @Override
            public Set<String> schemes() {
                return Set.of("fake");
            }

            @Override
            public FrameSource open(SourceAddress address) {
                asked.countDown();
                answered.join(); // an interrupt does not end it
                return cameras.open(address);
            }
        };
        AddressedSource source = source(Map.of("address", "fake:", "drain_millis", 1L), hanging);
        asked.await();
        assertEquals(List.of("fake:", "fake:", "open", ""), words(source));
        source.stop();
        assertTrue(cameras.opened.isEmpty(), "it is still being opened");
        answered.complete(null);
        FakeCamera camera = cameras.camera();
        Await.until(() -> camera.closed);
        assertEquals(0, camera.taken.get());
    }

    @Test
    void aFactoryThatFailsIsTheReason() {
        FrameSourceFactory failing = new FrameSourceFactory() {
            @Override
            public Set<String> schemes() {
                return Set.of("fake");
            }

            @Override
            public FrameSource open(SourceAddress address) {
                throw new IllegalStateException("cannot open " + address.location());
            }
        };
        AddressedSource source = source(Map.of("address", "fake://ann:s3cret@door"), failing);
        awaitEnd(source);
        assertEquals(
                "fake://ann:***@door: failed: java.lang.IllegalStateException: cannot open //ann:***@door",
                source.reason());
    }
}
