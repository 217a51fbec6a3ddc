package io.mien.recognizer.swap;

import static io.mien.recognizer.swap.SwapScenario.ALIGNER;
import static io.mien.recognizer.swap.SwapScenario.BEST_DETECTOR;
import static io.mien.recognizer.swap.SwapScenario.BEST_EXTRACTOR;
import static io.mien.recognizer.swap.SwapScenario.BETTER_DETECTOR;
import static io.mien.recognizer.swap.SwapScenario.BETTER_EXTRACTOR;
import static io.mien.recognizer.swap.SwapScenario.DETECTOR;
import static io.mien.recognizer.swap.SwapScenario.EXTRACTOR;
import static io.mien.recognizer.swap.SwapScenario.MATCHER;
import static io.mien.recognizer.swap.SwapScenario.OTHER_GALLERY;
import static io.mien.recognizer.swap.SwapScenario.SAME_GALLERY;
import static io.mien.recognizer.swap.SwapScenario.STORE;
import static io.mien.recognizer.swap.SwapScenario.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageContent;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageWishes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of probation and of stages that fail. */
class ProbationRulesTest {
    @Test
    @DisplayName(
            "A newcomer serves on probation if the stage before it is still there and may serve; its first call counts.")
    void probation() {
        SwapScenario scenario = whole().arrive(BETTER_DETECTOR)
                .serves(BETTER_DETECTOR)
                .onProbation(BETTER_DETECTOR, DETECTOR)
                .told("d2 SERVING", "d2 PROBATION: after d1/1.0.0");
        assertEquals(SwapEffect.BeginProbation.class, scenario.effects().get(0).getClass(), "before it serves");
        whole().leave(DETECTOR)
                .arrive(BETTER_DETECTOR)
                .noProbation(BETTER_DETECTOR)
                .told("d2 SERVING", "d2 PASSED: none served before it");
    }

    @Test
    @DisplayName(
            "Before a line-up that lacked nothing has served, a newcomer is on probation only if the stage before it has answered.")
    void firstLineUp() {
        new SwapScenario().arrive(DETECTOR, BETTER_DETECTOR).noProbation(BETTER_DETECTOR);
        new SwapScenario()
                .arrive(DETECTOR)
                .apply(new SwapEvent.StageAnswered(DETECTOR.service()))
                .arrive(BETTER_DETECTOR)
                .onProbation(BETTER_DETECTOR, DETECTOR);
    }

    @Test
    @DisplayName("A store of another gallery is not on probation: the one before it could not come back by itself.")
    void otherGallery() {
        whole().arrive(SAME_GALLERY).onProbation(SAME_GALLERY, STORE);
        whole().arrive(OTHER_GALLERY).use(OTHER_GALLERY).noProbation(OTHER_GALLERY);
    }

    @Test
    @DisplayName("A newcomer that passes its probation stays.")
    void passes() {
        SwapScenario scenario = whole().arrive(BETTER_DETECTOR)
                .pass(BETTER_DETECTOR)
                .serves(BETTER_DETECTOR)
                .noProbation(BETTER_DETECTOR)
                .told("d2 PASSED");
        assertEquals(
                List.of(new SwapEffect.EndProbation(StageKind.DETECTOR)), scenario.all(SwapEffect.EndProbation.class));
        scenario.arrive(BEST_DETECTOR).onProbation(BEST_DETECTOR, BETTER_DETECTOR);
    }

    @Test
    @DisplayName("A newcomer that fails its probation is refused, and its predecessor serves again with its gallery.")
    void fails() {
        whole().arrive(BETTER_DETECTOR)
                .fail(BETTER_DETECTOR)
                .serves(DETECTOR)
                .told("d2 ROLLED_BACK: slow", "d1 SERVING");
        whole().arrive(BETTER_EXTRACTOR)
                .built(BETTER_EXTRACTOR, STORE)
                .apply(new SwapEvent.SearchesEnded())
                .fail(BETTER_EXTRACTOR)
                .serves(EXTRACTOR)
                .searches(true);
    }

    @Test
    @DisplayName(
            "After a roll-back the predecessor serves though another stage is next in order, until a new stage or another wish comes.")
    void restored() {
        SwapScenario scenario =
                whole().use(DETECTOR).arrive(BETTER_DETECTOR, BEST_DETECTOR).wish(StageWishes.NONE);
        scenario.onProbation(BEST_DETECTOR, DETECTOR).fail(BEST_DETECTOR).serves(DETECTOR);
        StageDescription another = Described.stage(StageKind.DETECTOR, "d4", "1.0.0", -1, 20);
        scenario.arrive(another).serves(BETTER_DETECTOR);
    }

    @Test
    @DisplayName("A probation ends well if the predecessor leaves, and without a word if the newcomer does.")
    void ended() {
        whole().arrive(BETTER_DETECTOR)
                .leave(DETECTOR)
                .serves(BETTER_DETECTOR)
                .noProbation(BETTER_DETECTOR)
                .told("d2 PASSED: its predecessor left");
        whole().arrive(BETTER_DETECTOR).leave(BETTER_DETECTOR).serves(DETECTOR).told("d1 SERVING");
    }

    @Test
    @DisplayName("A stage that takes the place of one on probation is compared with the latest that has proved itself.")
    void third() {
        whole().arrive(BETTER_DETECTOR, BEST_DETECTOR)
                .onProbation(BEST_DETECTOR, DETECTOR)
                .noProbation(BETTER_DETECTOR);
    }

    @Test
    @DisplayName(
            "A newcomer must answer as its predecessor does if both are one model with other parts, or aligners of one alignment.")
    void agreement() {
        StageDescription first = withParts("decoder/1", 0, 20);
        StageDescription second = withParts("decoder/2", 1, 21);
        SwapScenario scenario = whole().arrive(BETTER_DETECTOR);
        assertEquals(Optional.empty(), scenario.state().comparedWith(BETTER_DETECTOR));
        scenario = whole().leave(DETECTOR).arrive(first, second);
        assertEquals(
                Optional.of(first.id()), scenario.state().comparedWith(second).map(StageDescription::id));
        scenario.fail(second);
        assertTrue(scenario.state().comparedWith(second).isPresent(), "a frame may be on its way through it");
        StageDescription same = aligner("a2", "a1", 22);
        StageDescription other = aligner("a3", "other", 23);
        assertTrue(whole().arrive(same).state().comparedWith(same).isPresent());
        assertEquals(
                Optional.empty(),
                new ProbationPair(other, ALIGNER).mustAgree() ? Optional.of(other) : Optional.empty());
    }

    private static StageDescription withParts(String parts, int ranking, long service) {
        StageDescription plain = Described.stage(StageKind.DETECTOR, "d9", "1.0.0", ranking, service);
        StageId id = new StageId("d9", "1.0.0", new StageContent.Weights("d9@ab"), parts);
        return new StageDescription(StageKind.DETECTOR, id, service, plain.rank(), "", false, false);
    }

    private static StageDescription aligner(String name, String alignment, long service) {
        StageDescription plain = Described.stage(StageKind.ALIGNER, name, "1.0.0", 1, service);
        return new StageDescription(StageKind.ALIGNER, plain.id(), service, plain.rank(), alignment, false, false);
    }

    @Test
    @DisplayName("A stage that breaks on probation is rolled back.")
    void breaksOnProbation() {
        whole().arrive(BETTER_DETECTOR)
                .breaks(BETTER_DETECTOR)
                .serves(DETECTOR)
                .told("d2 ROLLED_BACK: hangs", "d1 SERVING");
    }

    @Test
    @DisplayName("Any other stage that breaks is suspended, and the next in order serves.")
    void suspended() {
        SwapScenario scenario = whole().arrive(BETTER_DETECTOR)
                .pass(BETTER_DETECTOR)
                .breaks(BETTER_DETECTOR)
                .serves(DETECTOR);
        scenario.told("d2 SUSPENDED: hangs", "d1 SERVING", "d1 PASSED: none served before it");
        assertEquals(Optional.of("suspended: hangs"), scenario.state().refusal(BETTER_DETECTOR));
    }

    @Test
    @DisplayName("A suspended stage is tried again after a time if its kind has no other.")
    void triedAgain() {
        SwapScenario alone = whole().breaks(DETECTOR).servesNo(StageKind.DETECTOR);
        assertEquals(List.of(new SwapEffect.ResumeLater(DETECTOR)), alone.all(SwapEffect.ResumeLater.class));
        alone.apply(new SwapEvent.SuspensionElapsed(DETECTOR)).serves(DETECTOR);
        assertEquals(List.of(new SwapEffect.ClearFailures(DETECTOR)), alone.all(SwapEffect.ClearFailures.class));
        whole().arrive(BETTER_DETECTOR)
                .pass(BETTER_DETECTOR)
                .breaks(BETTER_DETECTOR)
                .apply(new SwapEvent.SuspensionElapsed(BETTER_DETECTOR))
                .serves(DETECTOR);
    }

    @Test
    @DisplayName(
            "A frame on which a stage fails is done again with the kept predecessor, then with the next candidates whose gallery is in memory.")
    void alternatives() {
        SwapState state = whole().arrive(BETTER_DETECTOR, BEST_DETECTOR).state();
        assertEquals(
                List.of("d1", "d2"),
                FrameAlternatives.of(state, Map.of(BEST_DETECTOR.service(), StageKind.DETECTOR), StageKind.DETECTOR)
                        .stream()
                        .map(plan -> plan.stages().get(StageKind.DETECTOR).id().name())
                        .toList());
        assertEquals(
                List.of(),
                FrameAlternatives.of(state, Map.of(MATCHER.service(), StageKind.MATCHER), StageKind.MATCHER));
        SwapState extractors = whole().arrive(BETTER_EXTRACTOR)
                .built(BETTER_EXTRACTOR, STORE)
                .arrive(BEST_EXTRACTOR)
                .state();
        assertEquals(
                List.of("e1 true", "e3 false"),
                FrameAlternatives.of(
                                extractors,
                                Map.of(BETTER_EXTRACTOR.service(), StageKind.EXTRACTOR),
                                StageKind.EXTRACTOR)
                        .stream()
                        .map(plan -> plan.stages().get(StageKind.EXTRACTOR).id().name() + " "
                                + plan.gallery().isPresent())
                        .toList());
    }

    @Test
    @DisplayName("A stage that leaves gets no new frame, and is retired when the frames that use it are through.")
    void retired() {
        SwapScenario scenario =
                whole().arrive(BETTER_DETECTOR).leave(BETTER_DETECTOR).serves(DETECTOR);
        assertEquals(List.of(new SwapEffect.Retire(BETTER_DETECTOR)), scenario.all(SwapEffect.Retire.class));
        scenario.apply(new SwapEvent.StageDrained(BETTER_DETECTOR.service())).told("d2 RETIRED");
        scenario.apply(new SwapEvent.StageDrained(BETTER_DETECTOR.service())).told();
    }
}
