package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.StageFailedException;
import io.mien.StageKind;
import io.mien.StageUnavailableException;
import io.mien.recognizer.StageStatus.State;
import io.mien.recognizer.fake.Mood.Trick;
import io.mien.recognizer.fake.Scene;
import io.mien.swap.StageEvent.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Failures of a stage that is not on probation, and what is told of them. */
@Timeout(60)
class SuspendedStagesTest extends FailingStagesCase {
    @Test
    void aPictureThatEveryStageRefusesIsThePicturesFault() throws Exception {
        rig.bindAll();
        rig.stages.unbindDetector(rig.properties.get(StageKind.DETECTOR));
        rig.add(Scene.refusing(ODD), "one");
        rig.enrollTwo();
        rig.add(Scene.refusing(ODD), "other");
        for (int i = 0; i < 20; i++) {
            StageFailedException e = assertThrows(StageFailedException.class, () -> rig.labels(ODD));
            assertEquals(StageKind.DETECTOR, e.kind());
        }
        assertTrue(rig.recognizer.stages().stream().noneMatch(s -> s.state() == State.REFUSED || s.failed()));
        assertEquals(List.of("Ada"), rig.labels(1));
    }

    @Test
    void aStageThatIsAloneIsNotSuspendedForAPictureThatItCannotRead() throws Exception {
        rig.bindAll();
        rig.stages.unbindDetector(rig.properties.get(StageKind.DETECTOR));
        rig.add(Scene.refusing(ODD), "alone");
        rig.enrollTwo();
        for (int i = 0; i < 10; i++) {
            assertThrows(StageFailedException.class, () -> rig.labels(ODD));
        }
        assertEquals(State.SERVING, rig.info(StageKind.DETECTOR, "alone").state());
        assertEquals(List.of("Ada"), rig.labels(1));
    }

    /** Or else the host, which keeps a predecessor until its newcomer serves, would take silence for consent. */
    @Test
    void rollBackIsReportedAgainIfTheStageComesAgain() throws Exception {
        rig.bindAll().enrollTwo();
        mood.trick = Trick.THROWS;
        Map<String, Object> first = rig.add(Scene.detector(mood), "second");
        endsAsBefore(StageKind.DETECTOR);
        rig.stages.unbindDetector(first);
        rig.events.clear();
        rig.add(Scene.detector(), "second");
        // The step says that it is rolled back; the detail says why.
        assertEquals(
                rig.info(StageKind.DETECTOR, "second").reason(),
                rig.awaitTold("second", Step.ROLLED_BACK).detail());
        assertEquals("first", rig.serving(StageKind.DETECTOR));
    }

    @Test
    void aStageThatBreaksLaterIsSuspendedAndTheNextOneServesAsSoonAsItComes() throws Exception {
        rig.close();
        rig = new Rig(Map.of("wait_millis", 1000L));
        rig.bindAll();
        rig.stages.unbindDetector(rig.properties.get(StageKind.DETECTOR));
        rig.add(Scene.detector(mood), "second");
        rig.enrollTwo();
        mood.trick = Trick.THROWS;
        for (int i = 0; i < 3; i++) {
            assertThrows(StageFailedException.class, () -> rig.labels(1));
        }
        assertTrue(rig.awaitTold("second", Step.SUSPENDED).detail().contains("3 failures in a row"));
        StageUnavailableException e = assertThrows(StageUnavailableException.class, () -> rig.labels(1));
        assertTrue(e.getMessage().contains("second (suspended: "), e.getMessage());
        rig.add(Scene.detector(), "third");
        assertEquals(List.of("Ada"), rig.labels(1));
    }

    @Test
    void aSuspendedStageIsTriedAgainWhereNoOtherCame() throws Exception {
        rig.close();
        rig = new Rig(Map.of("wait_millis", 5000L, "suspend_millis", 50L));
        rig.bindAll();
        rig.stages.unbindDetector(rig.properties.get(StageKind.DETECTOR));
        rig.add(Scene.detector(mood), "second");
        rig.enrollTwo();
        mood.trick = Trick.THROWS;
        for (int i = 0; i < 3; i++) {
            assertThrows(MienException.class, () -> rig.labels(1));
        }
        rig.awaitTold("second", Step.SUSPENDED);
        mood.trick = Trick.WORKS;
        assertEquals(List.of("Ada"), rig.labels(1));
    }

    @Test
    void figuresCountCallsFailuresAndTime() throws Exception {
        rig.bindAll().enrollTwo();
        mood.trick = Trick.SLOW;
        mood.slowMillis = 3;
        rig.add(Scene.detector(mood), "second");
        for (int i = 0; i < 5; i++) {
            rig.labels(1);
        }
        mood.trick = Trick.THROWS;
        rig.labels(1);
        var figures = rig.info(StageKind.DETECTOR, "second").figures();
        assertEquals(6, figures.calls());
        assertEquals(1, figures.failures());
        assertTrue(figures.medianMicros() >= 3000 && figures.p99Micros() >= figures.medianMicros(), figures::toString);
    }
}
