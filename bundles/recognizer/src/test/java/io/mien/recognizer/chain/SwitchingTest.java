package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.aligner.AlignmentId;
import io.mien.aligner.FaceTemplate;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.StageStatus.State;
import io.mien.recognizer.fake.Bench;
import io.mien.recognizer.fake.FakeExtractor;
import io.mien.recognizer.fake.Mood;
import io.mien.recognizer.fake.Mood.Trick;
import io.mien.recognizer.fake.ScanMatcher;
import io.mien.recognizer.fake.Scene;
import io.mien.support.testing.Await;
import io.mien.swap.StageEvent.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SwitchingTest {
    private Rig rig = new Rig();
    private final FakeExtractor second = new FakeExtractor("second", 16);

    @AfterEach
    void end() {
        second.mood.over.countDown();
        rig.close();
    }

    @Test
    void theOldLineUpServesWhileTheGalleryOfTheNewOneIsMade() throws Exception {
        rig.bindAll().enrollTwo();
        second.mood.trick = Trick.HANGS;
        rig.add(second, "second");
        Await.until("its gallery is being made", () -> second.mood.calls.get() > 0);
        assertEquals(State.PREPARING, rig.info(StageKind.EXTRACTOR, "second").state());
        assertTrue(rig.info(StageKind.EXTRACTOR, "second").reason().startsWith("gallery "));
        assertEquals("first", rig.serving(StageKind.EXTRACTOR));
        rig.enroll(3, "Chidi");
        assertEquals(List.of("Ada", "Bela", "Chidi"), rig.labels(1, 2, 3));
        second.mood.trick = Trick.WORKS;
        second.mood.over.countDown();
        rig.awaitServing(StageKind.EXTRACTOR, "second");
        assertEquals(List.of("Ada", "Bela", "Chidi"), rig.labels(1, 2, 3));
        rig.awaitTold("second", Step.PROBATION);
        List<Step> steps = rig.events.stream()
                .filter(e -> e.stage().name().equals("second"))
                .map(e -> e.step())
                .distinct()
                .toList();
        assertEquals(List.of(Step.GALLERY, Step.SERVING, Step.PROBATION), steps);
    }

    @Test
    void aDetectorIsSwitchedWhileAGalleryIsMade() throws Exception {
        rig.bindAll().enrollTwo();
        second.mood.trick = Trick.HANGS;
        rig.add(second, "second");
        rig.add(Scene.detector(), "second");
        assertEquals("second", rig.serving(StageKind.DETECTOR));
        assertEquals("first", rig.serving(StageKind.EXTRACTOR));
    }

    @Test
    void aNewerChangeSupersedesWhatIsBeingMade() throws Exception {
        rig.bindAll().enrollTwo();
        second.mood.trick = Trick.HANGS;
        Map<String, Object> properties = rig.add(second, "second");
        Await.until("its gallery is being made", () -> second.mood.calls.get() > 0);
        Map<String, Object> third = Bench.properties("third", "1.0.0", 9);
        rig.stages.bind(new FakeExtractor("third", 5), third);
        rig.awaitServing(StageKind.EXTRACTOR, "third");
        assertEquals(State.CANDIDATE, rig.info(StageKind.EXTRACTOR, "second").state());
        rig.stages.unbindExtractor(properties);
        assertEquals("third", rig.serving(StageKind.EXTRACTOR));
    }

    @Test
    void anAlignerOfAnotherAlignmentIsAChangeOfTheGallery() throws Exception {
        rig.bindAll().enrollTwo();
        Mood mood = new Mood();
        mood.trick = Trick.HANGS;
        rig.add(Scene.aligner(new AlignmentId("other"), mood), "second");
        Await.until("its gallery is being made", () -> mood.calls.get() > 0);
        assertEquals(State.PREPARING, rig.info(StageKind.ALIGNER, "second").state());
        assertEquals("first", rig.serving(StageKind.ALIGNER));
        mood.trick = Trick.WORKS;
        mood.over.countDown();
        rig.awaitServing(StageKind.ALIGNER, "second");
        assertEquals(List.of("Ada", "Bela", "unknown"), rig.labels(1, 2, 3));
    }

    @Test
    void theSameModelWithAnotherTemplateIsAChangeOfTheGallery() throws Exception {
        rig.bindAll().enrollTwo();
        FaceTemplate wide = FaceTemplate.parse("160x120, 54 60, 104 59, 79 88, 59 118, 101 117");
        FakeExtractor cutOtherwise = new FakeExtractor("first", 16, wide);
        cutOtherwise.mood.trick = Trick.HANGS;
        rig.add(cutOtherwise, "wide");
        Await.until("its gallery is being made", () -> cutOtherwise.mood.calls.get() > 0);
        assertEquals("first", rig.serving(StageKind.EXTRACTOR));
        cutOtherwise.mood.trick = Trick.WORKS;
        cutOtherwise.mood.over.countDown();
        rig.awaitServing(StageKind.EXTRACTOR, "wide");
        assertEquals(List.of("Ada", "Bela", "unknown"), rig.labels(1, 2, 3));
        assertEquals(
                Set.of("similarity-5", wide.id() + "/similarity-5"),
                rig.store.spaces().stream()
                        .map(s -> s.space().alignment().value())
                        .collect(Collectors.toSet()));
    }

    @Test
    void anAlignerOfTheSameAlignmentServesAtOnce() throws Exception {
        rig.bindAll().enrollTwo();
        rig.add(Scene.aligner(), "second");
        assertEquals("second", rig.serving(StageKind.ALIGNER));
        assertEquals(List.of("Ada"), rig.labels(1));
    }

    @Test
    void aStoreThatFailsIsNotTheNewcomersFaultAndNothingIsRepeatedUntilSomethingChanges() throws Exception {
        rig.bindAll().enrollTwo();
        rig.store.fail(true);
        rig.add(second, "second");
        assertTrue(rig.awaitTold("second", Step.REFUSED).detail().contains("disk is full"));
        assertEquals("first", rig.serving(StageKind.EXTRACTOR));
        assertEquals(State.REFUSED, rig.info(StageKind.EXTRACTOR, "second").state());
        int calls = second.mood.calls.get();
        rig.add(Scene.detector(), "second");
        assertEquals(calls, second.mood.calls.get());
        rig.store.fail(false);
        rig.stages.unbindStore(rig.properties.get(StageKind.STORE));
        rig.stages.bind(rig.store, Bench.properties("again", "1.0.0", 0));
        rig.awaitServing(StageKind.EXTRACTOR, "second");
    }

    @Test
    void aNewMatcherBuildsItsIndexBesideTheOldOne() throws Exception {
        rig.bindAll().enrollTwo();
        rig.stages.bind(new ScanMatcher(), Bench.properties("second", "1.0.0", 5));
        rig.awaitServing(StageKind.MATCHER, "second");
        rig.awaitTold("second", Step.GALLERY);
        assertEquals(List.of("Ada", "Bela"), rig.labels(1, 2));
    }

    @Test
    void aNewcomerThatProvesItselfIsSaidToHavePassedAndItsPredecessorMayGo() throws Exception {
        rig.bindAll().enrollTwo();
        rig.add(Scene.detector(), "second");
        for (int i = 0; i < 30; i++) {
            assertFalse(rig.told("second", Step.PASSED));
            rig.labels(1);
        }
        rig.awaitTold("second", Step.PASSED);
        assertEquals(State.SERVING, rig.info(StageKind.DETECTOR, "second").state());
        rig.stages.unbindDetector(rig.properties.get(StageKind.DETECTOR));
        rig.awaitTold("first", Step.RETIRED);
        assertEquals(List.of("Ada"), rig.labels(1));
    }

    @Test
    void timeEndsAProbationThatNobodyCalls() throws Exception {
        rig.close();
        rig = new Rig(Map.of("probation_millis", 30L)).bindAll().enrollTwo();
        rig.add(Scene.detector(), "second");
        rig.awaitTold("second", Step.PASSED);
    }

    @Test
    void successorKnowsPeopleWhoWereEnrolledThroughTheNewcomer() throws Exception {
        rig.bindAll().enrollTwo();
        rig.add(second, "second");
        rig.awaitServing(StageKind.EXTRACTOR, "second");
        rig.enroll(3, "Chidi");
        Await.until("its predecessor's gallery follows", () -> rig.recognizer.galleries().stream()
                .allMatch(g -> g.faces() == 3));
        second.mood.trick = Trick.NAN;
        while (!rig.told("second", Step.ROLLED_BACK)) {
            Recognition answer = rig.recognize(1, 2, 3);
            assertEquals("first", answer.lineUp().stage(StageKind.EXTRACTOR).name());
            assertEquals(
                    List.of("Ada", "Bela", "Chidi"),
                    answer.faces().stream().map(RecognizedFace::label).toList());
        }
    }

    /** Each answer says which extractor made it, and its embedding has that one's dimension. */
    @Test
    void noAnswerMixesTwoLineUpsAndNoneIsLostWhileStagesComeAndGo() throws Exception {
        rig.bindAll().enrollTwo();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> callers = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            callers.add(new Thread(() -> {
                try {
                    while (!stop.get()) {
                        Checks.consistent(rig.recognizer);
                    }
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                }
            }));
        }
        callers.forEach(Thread::start);
        for (int i = 0; i < 40 && failure.get() == null; i++) {
            Map<String, Object> detector = rig.add(Scene.detector(), "d" + i);
            Map<String, Object> extractor = rig.add(new FakeExtractor("e" + i, 9 + i), "e" + i);
            String name = "e" + i;
            rig.awaitServing(StageKind.EXTRACTOR, name);
            rig.stages.unbindDetector(detector);
            rig.stages.unbindExtractor(extractor);
        }
        stop.set(true);
        for (Thread caller : callers) {
            caller.join(10_000);
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }
}
