package io.mien.camera.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.camera.BrowserCamera.Sender;
import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.SourceAddress;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.picture.PictureException;
import io.mien.support.testing.CodecStub;
import java.io.ByteArrayOutputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageCameraTest {
    private static final int MOST = 64;

    private final List<String> told = new ArrayList<>();
    private final PageCamera camera = new PageCamera(config());

    /** A picture is the last byte of its file; 0 cannot be decoded. */
    private static final class LastByteCodec extends CodecStub {
        @Override
        public Image decode(byte[] encoded, String name) throws PictureException {
            byte last = encoded[encoded.length - 1];
            if (last == 0) {
                throw new PictureException(name, "is damaged");
            }
            return Image.of(1, 1, PixelFormat.GRAY, new byte[] {last});
        }
    }

    @BeforeEach
    void codec() {
        camera.setCodec(new LastByteCodec());
    }

    private static PageCameraConfig config() {
        return new PageCameraConfig() {
            @Override
            public int longest_side() {
                return MOST;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return PageCameraConfig.class;
            }
        };
    }

    /** Start, an application segment, the head of a frame, and one byte. */
    private static byte[] jpeg(int width, int height, int content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int b : new int[] {0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xff, 0xc0, 0, 11, 8}) {
            out.write(b);
        }
        for (int b : new int[] {height >> 8, height, width >> 8, width, 1, 1, 0x11, 0, content}) {
            out.write(b);
        }
        return out.toByteArray();
    }

    private FrameSource open() throws FrameSourceException {
        return camera.open(SourceAddress.parse("browser:"));
    }

    private static int content(Optional<Frame> frame) {
        return frame.orElseThrow().image().data()[0];
    }

    @Test
    void givesNewestFrameAndCountsOthers() throws Exception {
        try (FrameSource source = open()) {
            Sender sender = camera.connect(told::add);
            for (int i = 1; i <= 3; i++) {
                assertEquals(Optional.empty(), sender.send(jpeg(MOST, 48, i)));
            }
            Optional<Frame> frame = source.next();
            assertEquals(3, content(frame));
            assertEquals(2, frame.orElseThrow().sequence());
            assertEquals(2, source.dropped());
        }
    }

    @Test
    void codecIsExchangedWhileAPageSends() throws Exception {
        try (FrameSource source = open()) {
            Sender sender = camera.connect(told::add);
            camera.setCodec(new CodecStub() {
                @Override
                public Image decode(byte[] encoded, String name) {
                    return Image.of(1, 1, PixelFormat.GRAY, new byte[] {42});
                }
            });
            assertEquals(Optional.empty(), sender.send(jpeg(8, 8, 5)));
            assertEquals(42, content(source.next()));
            assertEquals(List.of(), told);
        }
    }

    @Test
    void waitsWhileNobodySends() throws Exception {
        try (FrameSource source = open()) {
            CompletableFuture<Integer> seen = CompletableFuture.supplyAsync(() -> {
                try {
                    return content(source.next());
                } catch (InterruptedException | FrameSourceException e) {
                    throw new IllegalStateException(e);
                }
            });
            Sender sender = camera.connect(told::add);
            sender.send(jpeg(8, 8, 5));
            assertEquals(5, seen.get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void closedSourceEndsAndTheOthersContinue() throws Exception {
        FrameSource closed = open();
        try (FrameSource source = open()) {
            closed.close();
            camera.connect(told::add).send(jpeg(8, 8, 5));
            assertTrue(closed.next().isEmpty());
            assertEquals(5, content(source.next()));
        }
    }

    @Test
    void newerSenderReplacesOlderWhichIsTold() throws Exception {
        try (FrameSource source = open()) {
            Sender older = camera.connect(told::add);
            Sender newer = camera.connect(reason -> told.add("newer: " + reason));
            assertEquals(List.of("Another page sends its camera now."), told);
            assertEquals(Optional.of("Another page sends its camera now."), older.send(jpeg(8, 8, 1)));
            older.close();
            assertEquals(Optional.empty(), newer.send(jpeg(8, 8, 2)));
            assertEquals(2, content(source.next()));
            assertEquals(1, told.size());
        }
    }

    @Test
    void refusesWhatIsNotJpeg() {
        assertEquals(
                Optional.of("A frame of the camera is not a JPEG picture."),
                camera.connect(told::add).send("<html>".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void refusesDamagedJpegAndEndsItsSenderAlone() throws Exception {
        try (FrameSource source = open()) {
            Sender sender = camera.connect(told::add);
            assertEquals(
                    Optional.of("A frame of the camera cannot be read: frame: is damaged"), sender.send(jpeg(8, 8, 0)));
            assertTrue(sender.send(jpeg(8, 8, 1)).isPresent(), "it continues");
            assertEquals(Optional.empty(), camera.connect(told::add).send(jpeg(8, 8, 2)));
            assertEquals(2, content(source.next()));
        }
    }

    @Test
    void refusesLargePictureBeforeItIsDecoded() {
        assertEquals(
                Optional.of("A frame of the camera is 300x48 pixels; at most 64 are taken."),
                camera.connect(told::add).send(jpeg(300, 48, 0)));
    }

    @Test
    void tellsSenderWhenItLeaves() {
        camera.connect(told::add);
        camera.stop();
        assertEquals(List.of("Mien takes no pictures of a page's camera any more."), told);
    }

    @Test
    void refusesLocationsAndOptions() {
        for (String address : List.of("browser:kitchen", "browser:#fps=3")) {
            assertThrows(FrameSourceException.class, () -> camera.open(SourceAddress.parse(address)));
        }
    }
}
