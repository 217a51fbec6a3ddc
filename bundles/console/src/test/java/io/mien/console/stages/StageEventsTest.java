package io.mien.console.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.swap.StageEvent;
import io.mien.swap.StageEvent.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageEventsTest {
    private static final StageId OLD = new StageId("old", "1.0.0");
    private static final StageId NEW = new StageId("new", "2.0.0");

    private final List<String> told = new ArrayList<>();
    private final StageEvents events = new StageEvents(told::add);

    private List<String> steps() {
        return ((List<?>) events.state())
                .stream()
                        .map(e -> (Map<?, ?>) e)
                        .map(e -> e.get("stage") + " " + e.get("step") + " " + e.get("detail"))
                        .toList();
    }

    private void probation(StageId stage, String detail, double progress) {
        events.stageChanged(new StageEvent(StageKind.DETECTOR, stage, Step.PROBATION, detail, progress));
    }

    @Test
    void listsTheNewestFirstAndTellsTheTopicsThatChange() {
        events.stageChanged(StageEvent.of(StageKind.DETECTOR, NEW, Step.TRIAL, ""));
        events.stageChanged(StageEvent.of(StageKind.DETECTOR, NEW, Step.ROLLED_BACK, "too slow"));
        assertEquals(List.of("new/2.0.0 rolled back too slow", "new/2.0.0 trial "), steps());
        assertEquals(List.of("stage-events", "stages", "stage-events", "stages"), told);
    }

    @Test
    void aStepThatComesFurtherIsOneEventForEachStage() {
        probation(NEW, "1 of 50", .02);
        probation(OLD, "3 of 50", .06);
        probation(NEW, "12 of 50", .24);
        assertEquals(List.of("new/2.0.0 probation 12 of 50", "old/1.0.0 probation 3 of 50"), steps());
        probation(NEW, "50 of 50", 1);
        probation(NEW, "1 of 50", .02);
        assertEquals(
                List.of("new/2.0.0 probation 1 of 50", "new/2.0.0 probation 50 of 50", "old/1.0.0 probation 3 of 50"),
                steps());
    }

    @Test
    void keepsAHundred() {
        for (int i = 0; i < StageEvents.MOST + 20; i++) {
            events.stageChanged(StageEvent.of(StageKind.MATCHER, OLD, Step.SERVING, "" + i));
        }
        assertEquals(StageEvents.MOST, steps().size());
        assertEquals("old/1.0.0 serving 119", steps().get(0));
    }
}
