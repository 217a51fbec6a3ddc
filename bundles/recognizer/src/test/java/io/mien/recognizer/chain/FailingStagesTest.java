package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.aligner.AlignmentId;
import io.mien.recognizer.StageStatus.State;
import io.mien.recognizer.fake.FakeExtractor;
import io.mien.recognizer.fake.Mood.Trick;
import io.mien.recognizer.fake.Scene;
import io.mien.support.testing.Await;
import io.mien.swap.StageEvent.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class FailingStagesTest extends FailingStagesCase {
    @ParameterizedTest
    @EnumSource(names = {"THROWS", "LACKS_A_CLASS", "NULL", "HANGS", "HANGS_FOR_EVER"})
    void aDetectorThatFailsLosesNoFrameAndIsRolledBack(Trick trick) throws Exception {
        rigFor(trick).bindAll().enrollTwo();
        mood.trick = trick;
        rig.add(Scene.detector(mood), "second");
        endsAsBefore(StageKind.DETECTOR);
    }

    @ParameterizedTest
    @EnumSource(names = {"THROWS", "LACKS_A_CLASS", "TOO_FEW", "HANGS", "HANGS_FOR_EVER"})
    void anAlignerThatFailsLosesNoFrameAndTheExtractorIsNotBlamed(Trick trick) throws Exception {
        rigFor(trick).bindAll().enrollTwo();
        mood.trick = trick;
        rig.add(Scene.aligner(AlignmentId.SIMILARITY, mood), "second");
        endsAsBefore(StageKind.ALIGNER);
        assertEquals(0, rig.info(StageKind.EXTRACTOR, "first").figures().failures());
    }

    @ParameterizedTest
    @EnumSource(names = {"THROWS", "LACKS_A_CLASS", "NULL", "NAN", "TOO_FEW", "LONG", "HANGS", "HANGS_FOR_EVER"})
    void anExtractorThatFailsOnceItServesLosesNoFrameAndIsRolledBack(Trick trick) throws Exception {
        rigFor(trick).bindAll().enrollTwo();
        FakeExtractor second = new FakeExtractor("second", 16);
        rig.add(second, "second");
        rig.awaitServing(StageKind.EXTRACTOR, "second");
        assertEquals(State.PROBATION, rig.info(StageKind.EXTRACTOR, "second").state());
        second.mood.trick = trick;
        endsAsBefore(StageKind.EXTRACTOR);
        second.mood.over.countDown();
    }

    @ParameterizedTest
    @EnumSource(names = {"THROWS", "LACKS_A_CLASS", "NULL", "NAN", "TOO_FEW", "LONG", "HANGS", "HANGS_FOR_EVER"})
    void anExtractorThatFailsWhileItsGalleryIsMadeNeverServes(Trick trick) throws Exception {
        rigFor(trick).bindAll().enrollTwo();
        FakeExtractor second = new FakeExtractor("second", 16);
        second.mood.trick = trick;
        rig.add(second, "second");
        rig.awaitTold("second", Step.ROLLED_BACK);
        assertEquals("first", rig.serving(StageKind.EXTRACTOR));
        assertFalse(rig.told("second", Step.SERVING));
        assertEquals(State.ROLLED_BACK, rig.info(StageKind.EXTRACTOR, "second").state());
        second.mood.over.countDown();
    }

    @Test
    void oneThatThrowsOnEveryTenthCallIsNoticed() throws Exception {
        rig.bindAll().enrollTwo();
        mood.trick = Trick.THROWS_ON_TENTH;
        rig.add(Scene.detector(mood), "second");
        while (!rig.told("second", Step.ROLLED_BACK)) {
            assertEquals(List.of("Ada"), rig.labels(1));
        }
        assertTrue(mood.calls.get() <= 30, "after " + mood.calls + " calls");
    }

    @Test
    void oneThatIsFiftyTimesSlowerIsNoticedWithinAFewCalls() throws Exception {
        rig.close();
        // Few times what its predecessor takes, so that a machine on which even that takes long does not matter.
        rig = new Rig(Map.of("probation_latency", 2d));
        rig.bindAll().enrollTwo();
        mood.trick = Trick.SLOW;
        mood.slowMillis = 300;
        rig.add(Scene.detector(mood), "second");
        while (!rig.told("second", Step.ROLLED_BACK)) {
            assertEquals(List.of("Ada"), rig.labels(1));
        }
        assertTrue(mood.calls.get() <= 5, "after " + mood.calls + " calls");
    }

    /** Times are compared by face: a newcomer is not slow because there is a crowd, nor a predecessor fast without anybody. */
    @Test
    void aPictureOfManyIsNotAnExtractorsSlowness() throws Exception {
        rig.close();
        rig = new Rig(Map.of("probation_calls", 12, "probation_latency_free_millis", 5d));
        rig.bindAll().enrollTwo();
        rig.extractor.mood.trick = Trick.SLOW;
        rig.extractor.mood.slowMillis = 10;
        for (int i = 0; i < 20; i++) {
            rig.labels(0);
            rig.labels(1);
        }
        FakeExtractor second = new FakeExtractor("second", 16);
        rig.add(second, "second");
        rig.awaitServing(StageKind.EXTRACTOR, "second");
        second.mood.trick = Trick.SLOW;
        second.mood.slowMillis = 120;
        while (!rig.told("second", Step.PASSED)) {
            assertFalse(rig.told("second", Step.ROLLED_BACK), () -> rig.events.toString());
            rig.labels(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        }
    }

    @Test
    void aCallThatHangsIsInterruptedAndThenGivenUp() throws Exception {
        rigFor(Trick.HANGS_FOR_EVER).bindAll().enrollTwo();
        mood.trick = Trick.HANGS_FOR_EVER;
        rig.add(Scene.detector(mood), "second");
        assertEquals(List.of("Ada"), rig.labels(1));
        Await.until("it was interrupted", () -> mood.interrupted.get() == 1);
        rig.awaitTold("second", Step.LEAKED);
        rig.awaitTold("second", Step.ROLLED_BACK);
        assertEquals(1, rig.info(StageKind.DETECTOR, "second").figures().leaked());
        mood.over.countDown();
        Await.until(
                "its thread came back",
                () -> rig.info(StageKind.DETECTOR, "second").figures().leaked() == 0);
    }
}
