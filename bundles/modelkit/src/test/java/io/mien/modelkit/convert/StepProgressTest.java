package io.mien.modelkit.convert;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.output.ProgressBar;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StepProgressTest {
    private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();
    private final StepProgress steps = new StepProgress(new ProgressBar(
            new PrintStream(drawn, true, StandardCharsets.UTF_8),
            true,
            4 * StepProgress.WORTH,
            () -> clock.addAndGet(1_000_000_000)));

    private void shows(String share) {
        String all = drawn.toString(StandardCharsets.UTF_8);
        assertTrue(all.substring(all.lastIndexOf('[')).contains(share), all);
    }

    @Test
    void aProgramsOwnBarMovesItsStep() {
        steps.next();
        steps.accept("collecting:  40%|####      | 2/5 [00:01<00:01]");
        shows(" 40/400");
        steps.next();
        shows("100/400");
        steps.accept("tune op: a: 10%|# | 1/10 tune op: b: 20%|## | 2/10");
        shows("120/400");
    }

    @Test
    void aSecondBarOfAStepDoesNotTakeItBack() {
        steps.next();
        steps.accept("one: 60%|");
        steps.accept("one: 100%|");
        steps.accept("two: 10%|");
        shows(" 60/400");
        steps.accept("nothing to be read");
        shows(" 60/400");
    }
}
