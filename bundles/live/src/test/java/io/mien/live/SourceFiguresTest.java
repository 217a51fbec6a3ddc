package io.mien.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
