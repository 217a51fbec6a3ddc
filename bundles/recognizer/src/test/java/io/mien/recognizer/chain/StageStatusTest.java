package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageFailedException;
import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.recognizer.StageStatus;
import io.mien.recognizer.StageStatus.Progress;
import io.mien.recognizer.StageStatus.State;
import io.mien.recognizer.fake.FakeExtractor;
import io.mien.recognizer.fake.Mood;
import io.mien.recognizer.fake.Mood.Trick;
import io.mien.recognizer.fake.Scene;
import io.mien.support.testing.Await;
import io.mien.swap.StageEvent;
import io.mien.swap.StageEvent.Step;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the recognizer says of its stages is all that others need: nobody keeps a second record. */
class StageStatusTest {
    private static final int PROBATION = 30;

    private final Mood mood = new Mood();
    private Rig rig = new Rig();

    @AfterEach
    void close() {
        mood.over.countDown();
        rig.close();
    }

    @Test
    void probationIsToldCallByCall() throws Exception {
        rig.bindAll().enrollTwo();
        rig.add(Scene.detector(), "second");
        for (int i = 1; i < PROBATION; i++) {
            rig.recognize(1);
            StageStatus status = rig.info(StageKind.DETECTOR, "second");
            assertEquals(State.PROBATION, status.state());
            assertEquals(new Progress(i, PROBATION), status.progress());
        }
        rig.recognize(1);
        rig.awaitTold("second", Step.PASSED);
        assertEquals(Progress.NONE, rig.info(StageKind.DETECTOR, "second").progress());
        List<StageEvent> told = rig.events.stream()
                .filter(e -> e.stage().name().equals("second") && e.step() == Step.PROBATION)
                .toList();
        assertEquals(PROBATION, told.size());
        for (int i = 0; i < PROBATION; i++) {
            assertEquals((double) i / PROBATION, told.get(i).progress());
        }
        assertEquals("12 of 30 calls", told.get(12).detail());
    }

    @Test
    void galleryThatIsMadeHasItsProgress() throws Exception {
        rig.bindAll().enrollTwo();
        FakeExtractor slow = new FakeExtractor("second", 16);
        slow.mood.trick = Trick.HANGS;
        rig.add(slow, "second");
        rig.awaitTold("second", Step.GALLERY);
        StageStatus status = rig.info(StageKind.EXTRACTOR, "second");
        assertEquals(State.PREPARING, status.state());
        assertEquals(new Progress(0, 100), status.progress());
        slow.mood.over.countDown();
    }

    @Test
    void stageThatFailedAndLeftStaysListedUntilItIsAskedFor() throws Exception {
        rig.bindAll().enrollTwo();
        mood.trick = Trick.THROWS;
        Map<String, Object> second = rig.add(Scene.detector(mood), "second");
        Await.until("it is rolled back", () -> {
            rig.recognize(1);
            return rig.told("second", Step.ROLLED_BACK);
        });
        String reason = rig.info(StageKind.DETECTOR, "second").reason();
        assertTrue(reason.endsWith("calls failed"), reason);
        rig.stages.unbindDetector(second);
        StageStatus left = rig.info(StageKind.DETECTOR, "second");
        assertEquals(State.RETIRED, left.state());
        assertEquals(reason, left.reason());
        assertTrue(left.failed() && !left.present());
        rig.wish(new StageWishes(Map.of(StageKind.DETECTOR, "second"), Set.of()));
        assertTrue(rig.recognizer.stages().stream().noneMatch(StageStatus::failed));
    }

    @Test
    void stageThatLeavesAsItShouldIsNotListed() throws Exception {
        rig.bindAll().enrollTwo();
        rig.stages.unbindDetector(rig.add(Scene.detector(), "second"));
        assertFalse(rig.recognizer.stages().stream().anyMatch(s -> s.id().name().equals("second")));
    }

    @Test
    void brokenStageIsSuspended() throws Exception {
        rig.bindAll();
        rig.stages.unbindDetector(rig.properties.get(StageKind.DETECTOR));
        rig.add(Scene.detector(mood), "second");
        rig.enrollTwo();
        mood.trick = Trick.THROWS;
        for (int i = 0; i < 3; i++) {
            assertThrows(StageFailedException.class, () -> rig.labels(1));
        }
        StageStatus status = rig.info(StageKind.DETECTOR, "second");
        assertEquals(State.SUSPENDED, status.state());
        assertTrue(status.reason().startsWith("3 failures in a row"), status::reason);
    }
}
