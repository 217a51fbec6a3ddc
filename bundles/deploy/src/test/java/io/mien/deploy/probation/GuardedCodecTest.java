package io.mien.deploy.probation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.picture.Picture;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A codec on probation is compared with the one before it; whatever it does wrong, the picture is answered. */
class GuardedCodecTest {
    private static final byte[] PICTURE = Pixels.PICTURE;
    private static final Path FILE = Path.of("picture.ppm");

    private final List<String> reports = new ArrayList<>();
    private final CodecLimits limits = limits(Duration.ofMinutes(1));
    private final GuardedCodec.CodecReport report = new GuardedCodec.CodecReport() {
        @Override
        public void answered(PictureCodec asked) {
            reports.add("answered");
        }

        @Override
        public void failed(PictureCodec asked, String reason) {
            reports.add(reason);
        }
    };
    private final GuardedCodec codec = new GuardedCodec(new Pixels(0), limits, report);

    /** For codecs that hang. */
    private final GuardedCodec hasty = new GuardedCodec(new Pixels(0), limits(Duration.ofMillis(50)), report);

    private static CodecLimits limits(Duration deadline) {
        return new CodecLimits(50, Duration.ofMinutes(1), deadline, 8);
    }

    private static final class Refusing extends Pixels {
        Refusing() {
            super(0);
        }

        @Override
        public Image decode(byte[] encoded, String name) throws PictureException {
            throw new PictureException(name, "is not to its taste");
        }

        @Override
        public byte[] encode(Image image, String type, float quality) throws PictureException {
            return new byte[0];
        }

        @Override
        public boolean reads(Path file) {
            return false;
        }
    }

    /** Answers nothing until it is let go, whatever interrupts it. */
    private static final class Hanging extends Pixels {
        final CountDownLatch free = new CountDownLatch(1);
        final CompletableFuture<Integer> readLate = new CompletableFuture<>();

        Hanging() {
            super(0);
        }

        @Override
        public Image decode(byte[] encoded, String name) throws PictureException {
            while (true) {
                try {
                    free.await();
                    return super.decode(encoded, name);
                } catch (InterruptedException e) {
                    // The point of it.
                    continue;
                }
            }
        }

        @Override
        public Picture open(InputStream in, String name) throws PictureException {
            decode(PICTURE, name);
            try {
                readLate.complete(in.readAllBytes().length);
            } catch (IOException e) {
                readLate.completeExceptionally(e);
            }
            return super.open(in, name);
        }
    }

    private int first(Image image) {
        return image.data()[0];
    }

    @Test
    void theNewCodecAnswersAsLongAsBothAgree() throws PictureException {
        codec.compare(new Pixels(3), new Pixels(0));
        assertEquals(3, first(codec.read(FILE)));
        assertEquals(3, first(codec.open(FILE).image()));
        assertEquals(List.of("answered", "answered"), reports);
    }

    @Test
    void theOldCodecAnswersIfTheNewOneThrows() throws PictureException {
        codec.compare(new Refusing(), new Pixels(0));
        assertEquals(0, first(codec.decode(PICTURE, "picture")));
        assertTrue(reports.get(0).contains("is not to its taste"), reports::toString);
    }

    @Test
    void theOldCodecAnswersIfTheNewOneAnswersOtherwise() throws PictureException {
        codec.compare(new Pixels(20), new Pixels(0));
        assertEquals(0, first(codec.read(FILE)));
        assertEquals(List.of("it answers otherwise than the codec before it"), reports);
    }

    @Test
    void aPictureThatNeitherReadsIsNoFailure() {
        codec.compare(new Refusing(), new Refusing());
        assertThrows(PictureException.class, () -> codec.read(FILE));
        assertEquals(List.of(), reports);
    }

    @Test
    void aPictureThatOnlyTheNewCodecReadsIsNoFailure() throws PictureException {
        codec.compare(new Pixels(3), new Refusing());
        assertEquals(3, first(codec.read(FILE)));
        assertTrue(codec.reads(FILE));
        assertEquals("answered", reports.get(0));
    }

    @Test
    void aCodecThatWritesAnUnreadablePictureFails() throws PictureException {
        PictureCodec old = new Pixels(0) {
            @Override
            public Image decode(byte[] encoded, String name) throws PictureException {
                if (encoded.length == 0) {
                    throw new PictureException(name, "is empty");
                }
                return super.decode(encoded, name);
            }
        };
        codec.compare(new Refusing(), old);
        assertArrayEquals(PICTURE, codec.encode(Image.of(2, 1, PixelFormat.BGR, new byte[6]), "jpg", 1));
        assertEquals(List.of("it answers otherwise than the codec before it"), reports);
    }

    @Test
    void aFileThatTheOldCodecReadsIsNotPassedOver() {
        codec.compare(new Refusing(), new Pixels(0));
        assertTrue(codec.reads(FILE));
        assertEquals(List.of("it answers otherwise than the codec before it"), reports);
    }

    @Test
    void aStreamIsReadByBoth() throws PictureException {
        codec.compare(new Refusing(), new Pixels(0));
        assertEquals(
                0, first(codec.open(new ByteArrayInputStream(PICTURE), "stdin").image()));
        assertEquals(1, reports.size());
    }

    @Test
    void oneCodecAloneIsNotCompared() throws PictureException {
        codec.serve(new Pixels(7));
        byte[] encoded = codec.encode(Image.of(2, 1, PixelFormat.BGR, new byte[6]), "jpg", 1);
        assertSame(PICTURE, encoded);
        assertEquals(7, first(codec.read(FILE)));
        assertEquals(List.of(), reports);
    }

    @Test
    void theOldCodecAnswersIfTheNewOneHangs() throws PictureException {
        Hanging hanging = new Hanging();
        hasty.compare(hanging, new Pixels(0));
        assertEquals(0, first(hasty.decode(PICTURE, "picture")));
        assertTrue(reports.get(0).contains("does not answer within"), reports::toString);
        hanging.free.countDown();
    }

    @Test
    void oneThatHangsOnAPictureThatTheOldOneDoesNotReadFails() {
        Hanging hanging = new Hanging();
        hasty.compare(hanging, new Refusing());
        assertThrows(PictureException.class, () -> hasty.decode(PICTURE, "picture"));
        assertTrue(reports.get(0).contains("does not answer within"), reports::toString);
        hanging.free.countDown();
    }

    @Test
    void oneThatWasLeftBehindReadsNothingMoreOfAStream() throws Exception {
        Hanging hanging = new Hanging();
        hasty.compare(hanging, new Pixels(0));
        hasty.open(new ByteArrayInputStream(PICTURE), "stdin");
        hanging.free.countDown();
        ExecutionException e = assertThrows(ExecutionException.class, () -> hanging.readLate.get(30, TimeUnit.SECONDS));
        assertTrue(e.getCause() instanceof IOException, e::toString);
    }

    @Test
    void anInterruptedCallerGetsTheOldAnswerAndBlamesNobody() throws Exception {
        Hanging hanging = new Hanging();
        codec.compare(hanging, new Pixels(0));
        Thread.currentThread().interrupt();
        assertEquals(0, first(codec.decode(PICTURE, "picture")));
        assertTrue(Thread.interrupted());
        assertEquals(List.of(), reports);
        hanging.free.countDown();
    }

    /** A stand-in that a new codec comes to while each call begins. */
    private GuardedCodec joinedBy(PictureCodec newer, PictureCodec older) {
        return new GuardedCodec(older, limits, report) {
            @Override
            CodecPair pair() {
                CodecPair now = super.pair();
                compare(newer, older);
                return now;
            }
        };
    }

    @Test
    void aStreamIsNotReadByACodecThatCameAfterTheCallBegan() throws PictureException {
        GuardedCodec joined = joinedBy(new Pixels(20), new Pixels(0));
        assertEquals(
                0, first(joined.open(new ByteArrayInputStream(PICTURE), "stdin").image()));
        assertEquals(List.of(), reports);
    }

    @Test
    void aPictureIsNotWrittenByACodecThatCameAfterTheCallBegan() throws PictureException {
        GuardedCodec joined = joinedBy(new Refusing(), new Pixels(0));
        assertSame(PICTURE, joined.encode(Image.of(2, 1, PixelFormat.BGR, new byte[6]), "jpg", 1));
        assertEquals(List.of(), reports);
    }
}
