package io.mien.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.MienException;
import io.mien.camera.Frame;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.recognizer.FrameResult.Failed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SourceFiguresTest {
    private long nanos = TimeUnit.SECONDS.toNanos(7);
    private final SourceFigures figures = new SourceFigures("door", () -> nanos);

    private Optional<String> after(long seconds, boolean recognized, long dropped) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
        return figures.count(recognized, dropped);
    }

    @Test
    void saysOnceAMinuteWhatWasLeftOutOrNotRecognized() {
        assertEquals(Optional.empty(), after(1, true, 2), "it is too early");
        assertEquals(Optional.empty(), after(58, false, 3));
        assertEquals(
                Optional.of(
                        "door: of 60 s 2 frames were recognized, 1 could not be, and 3 were left out for newer ones"),
                after(1, true, 3));
        assertEquals(Optional.empty(), after(100, true, 3), "nothing new was left out");
        assertEquals(
                Optional.of(
                        "door: of 101 s 2 frames were recognized, 0 could not be, and 1 were left out for newer ones"),
                after(1, true, 4));
        assertEquals(4, figures.frames());
        assertEquals(1, figures.failures());
    }

    /** A camera of 25 frames a second without a detector for ten minutes. */
    @Test
    void saysWhyOfTheFirstFailureOfASeries() {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 15_000; i++) {
            nanos += TimeUnit.MILLISECONDS.toNanos(40);
            figures.reason(failed(i)).ifPresent(said::add);
            figures.count(i % 2 == 1, 0);
        }
        nanos += TimeUnit.SECONDS.toNanos(60);
        figures.reason(failed(20_000)).ifPresent(said::add);
        assertEquals(
                List.of(
                        "Frame 0 of door was not recognized: no detector",
                        "Frame 20000 of door was not recognized: no detector"),
                said);
    }

    private static Failed failed(long sequence) {
        Image image = Image.of(1, 1, PixelFormat.GRAY, new byte[1]);
        return new Failed(new Frame(sequence, Instant.EPOCH, image), new MienException("no detector"));
    }
}
