package io.mien.recognizer.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.camera.FrameSourceException;
import io.mien.image.Image;
import io.mien.recognizer.FrameResult;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognitionStream;
import io.mien.support.testing.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderedStreamTest {
    private static final Recognition NOBODY = Recognition.of(List.of(), LineUp.of(1, Map.of()));

    private final FakeSource source = new FakeSource();
    private final OpenStreams streams = new OpenStreams();
    private final CountDownLatch door = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    @AfterEach
    void end() {
        door.countDown();
        streams.close();
    }

    private static int number(Image image) {
        return image.data()[0];
    }

    /** Lets all but the first frame through at once. */
    private Recognition firstWaits(Image image) throws MienException {
        begun.incrementAndGet();
        try {
            if (number(image) == 1) {
                door.await();
            }
            return NOBODY;
        } catch (InterruptedException e) {
            throw new MienException("interrupted", e);
        }
    }

    private static List<Long> rest(RecognitionStream stream) throws Exception {
        List<Long> sequences = new ArrayList<>();
        for (Optional<FrameResult> next = stream.next(); next.isPresent(); next = stream.next()) {
            sequences.add(next.get().frame().sequence());
        }
        return sequences;
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void resultsComeInTheOrderOfTheirFramesAndNoneIsLost() throws Exception {
        RecognitionStream stream = streams.open(source.frames(100).end(), 3, this::firstWaits);
        Await.until("later frames are done before the first", () -> begun.get() == 3);
        assertEquals(Optional.empty(), stream.poll());
        door.countDown();
        assertEquals(upTo(100), rest(stream));
        assertTrue(stream.ended());
        assertEquals(Optional.empty(), stream.next());
        assertEquals(Optional.empty(), stream.poll());
    }

    @Test
    void noMoreFramesAreTakenThanAreOnTheirWay() throws Exception {
        door.countDown();
        RecognitionStream stream = streams.open(source.frames(10).end(), 2, this::firstWaits);
        Await.until("two are done", () -> begun.get() == 2);
        assertEquals(2, source.taken.get());
        assertEquals(1, stream.next().orElseThrow().frame().sequence());
        Await.until("the third is done", () -> begun.get() == 3);
        assertEquals(3, source.taken.get());
        assertEquals(List.of(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L), rest(stream));
    }

    @Test
    void oneAtATimeWhereThatIsAskedFor() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        RecognitionStream stream = streams.open(source.frames(20).end(), 1, image -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            inside.decrementAndGet();
            return NOBODY;
        });
        assertEquals(upTo(20), rest(stream));
        assertEquals(1, most.get());
    }

    @Test
    void aFrameThatFailsHasAResultAndTheStreamGoesOn() throws Exception {
        RecognitionStream stream = streams.open(source.frames(3).end(), 3, image -> {
            switch (number(image)) {
                case 1 -> throw new MienException("no detector");
                case 2 -> throw new IllegalStateException("a fault");
                default -> {
                    return NOBODY;
                }
            }
        });
        FrameResult.Failed first =
                assertInstanceOf(FrameResult.Failed.class, stream.next().orElseThrow());
        assertEquals("no detector", first.failure().getMessage());
        FrameResult.Failed second =
                assertInstanceOf(FrameResult.Failed.class, stream.next().orElseThrow());
        assertTrue(second.failure().getMessage().startsWith("frame 2: "), second.toString());
        assertInstanceOf(FrameResult.Recognized.class, stream.next().orElseThrow());
    }

    @Test
    void failureOfTheSourceIsReportedOnceAfterItsFrames() throws Exception {
        door.countDown();
        RecognitionStream stream = streams.open(source.frames(2).fail("unplugged"), 3, this::firstWaits);
        assertEquals(1, stream.next().orElseThrow().frame().sequence());
        assertEquals(2, stream.next().orElseThrow().frame().sequence());
        FrameSourceException e = assertThrows(FrameSourceException.class, stream::next);
        assertEquals("camera: unplugged", e.getMessage());
        assertTrue(stream.ended());
        assertEquals(Optional.empty(), stream.next());
    }

    @Test
    void anInterruptionLosesNothing() throws Exception {
        RecognitionStream stream = streams.open(source.frames(2).end(), 3, this::firstWaits);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, stream::next);
        door.countDown();
        assertEquals(upTo(2), rest(stream));
    }

    @Test
    void closingEndsWhoeverWaits() throws Exception {
        RecognitionStream stream = streams.open(source.frames(1), 3, this::firstWaits);
        CompletableFuture<Optional<FrameResult>> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return stream.next();
            } catch (FrameSourceException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Await.until("the frame is on its way", () -> begun.get() == 1);
        assertFalse(stream.ended());
        stream.close();
        stream.close();
        assertEquals(Optional.empty(), waiting.get());
        assertTrue(source.closed);
        assertTrue(stream.ended());
    }

    @Test
    void allStreamsEndWithTheirRecognizer() throws Exception {
        RecognitionStream stream = streams.open(source.frames(1), 3, this::firstWaits);
        streams.close();
        assertEquals(Optional.empty(), stream.next());
        assertTrue(source.closed);
        assertTrue(streams.open(new FakeSource(), 1, this::firstWaits).ended());
    }
}
