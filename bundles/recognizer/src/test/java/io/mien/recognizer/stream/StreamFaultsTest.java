package io.mien.recognizer.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.camera.FrameSourceException;
import io.mien.recognizer.FrameResult;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognitionStream;
import io.mien.support.testing.Await;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults of sources, frames and threads: the waiting thread is told. */
@Timeout(60)
class StreamFaultsTest {
    private static final Recognition NOBODY = Recognition.of(List.of(), LineUp.of(1, Map.of()));

    private final FakeSource source = new FakeSource();
    private final OpenStreams streams = new OpenStreams();

    @AfterEach
    void end() {
        streams.close();
    }

    /** After the one frame that the source gave. */
    private FrameSourceException failure(FakeSource.Step step) throws Exception {
        RecognitionStream stream = streams.open(source.frames(1).then(step), 3, image -> NOBODY);
        assertEquals(1, stream.next().orElseThrow().frame().sequence());
        FrameSourceException e = assertThrows(FrameSourceException.class, stream::next);
        assertEquals(Optional.empty(), stream.next());
        assertTrue(stream.ended());
        return e;
    }

    @Test
    void aSourceWithAFaultEndsTheStreamAndIsNamed() throws Exception {
        FrameSourceException e = failure(() -> {
            throw new IllegalStateException("a fault");
        });
        assertEquals("camera: failed: java.lang.IllegalStateException: a fault", e.getMessage());
    }

    @Test
    void aSourceWhoseBundleIsGoneEndsTheStream() throws Exception {
        FrameSourceException e = failure(() -> {
            throw new NoClassDefFoundError("gone");
        });
        assertInstanceOf(NoClassDefFoundError.class, e.getCause());
    }

    @Test
    @SuppressWarnings("OptionalAssignedToNull")
    void aSourceThatGivesNullEndsTheStream() throws Exception {
        assertInstanceOf(NullPointerException.class, failure(() -> null).getCause());
    }

    @Test
    void aSourceThatWasInterruptedByAnotherEndsTheStream() throws Exception {
        FrameSourceException e = failure(() -> {
            throw new InterruptedException("by its driver");
        });
        assertInstanceOf(InterruptedException.class, e.getCause());
    }

    @Test
    void anErrorIsTheResultOfItsFrame() throws Exception {
        RecognitionStream stream = streams.open(source.frames(2).end(), 2, image -> {
            if (image.data()[0] == 1) {
                throw new StackOverflowError("deep");
            }
            return NOBODY;
        });
        FrameResult.Failed first =
                assertInstanceOf(FrameResult.Failed.class, stream.next().orElseThrow());
        assertInstanceOf(StackOverflowError.class, first.failure().getCause());
        assertInstanceOf(FrameResult.Recognized.class, stream.next().orElseThrow());
    }

    @Test
    void aFrameThatGotNoThreadHasAResult() throws Exception {
        ExecutorService none = Executors.newSingleThreadExecutor();
        none.shutdown();
        OrderedStream stream = new OrderedStream(source.frames(2).end(), 2, image -> NOBODY, none, closed -> {});
        stream.start();
        assertInstanceOf(FrameResult.Failed.class, stream.next().orElseThrow());
        assertInstanceOf(FrameResult.Failed.class, stream.next().orElseThrow());
        assertEquals(Optional.empty(), stream.next());
        stream.close();
    }

    @Test
    void pollGivesWhatIsThereToAnInterruptedThread() throws Exception {
        RecognitionStream stream = streams.open(source.frames(1).end(), 1, image -> NOBODY);
        Thread.currentThread().interrupt();
        Optional<FrameResult> first = Optional.empty();
        for (long end = System.nanoTime() + 30_000_000_000L; first.isEmpty() && System.nanoTime() < end; ) {
            first = stream.poll();
        }
        assertTrue(Thread.interrupted());
        assertEquals(1, first.orElseThrow().frame().sequence());
    }

    @Test
    void aSourceThatFailsToCloseKeepsNoOtherStreamOpen() throws Exception {
        FakeSource other = new FakeSource();
        for (FakeSource each : List.of(source, other)) {
            each.closing = () -> {
                throw new IllegalStateException("stuck");
            };
        }
        RecognitionStream first = streams.open(source, 1, image -> NOBODY);
        RecognitionStream second = streams.open(other, 1, image -> NOBODY);
        IllegalStateException e = assertThrows(IllegalStateException.class, streams::close);
        assertEquals(1, e.getSuppressed().length);
        Await.until("both are closed", () -> first.ended() && second.ended());
        assertTrue(source.closed && other.closed);
        streams.close();
    }
}
