package io.mien.recognizer.swap;

import static io.mien.recognizer.swap.Described.stage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.StageWishes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlotOrderTest {
    private SwapState state = SwapState.EMPTY;
    private long services;

    private StageDescription put(String name, String version, int ranking) {
        return put(stage(StageKind.DETECTOR, name, version, ranking, ++services));
    }

    private StageDescription put(StageDescription stage) {
        apply(new SwapEvent.StageArrived(stage, Optional.empty()));
        return stage;
    }

    private void apply(SwapEvent event) {
        state = SwapRules.step(state, event).state();
    }

    private List<String> order() {
        return state.candidates(StageKind.DETECTOR).stream()
                .map(s -> s.id().name() + "/" + s.id().version())
                .toList();
    }

    @Test
    void aHigherRankingGoesFirst() {
        put("a", "1.0.0", 0);
        put("b", "0.1.0", 5);
        assertEquals(List.of("b/0.1.0", "a/1.0.0"), order());
    }

    @Test
    void ofEqualRankingTheOlderServiceStays() {
        put("a", "1.0.0", 0);
        put("b", "9.0.0", 0);
        assertEquals(List.of("a/1.0.0", "b/9.0.0"), order());
    }

    @Test
    void aNewerVersionOfTheSameNameIsAnUpgradeAndAnEqualOneChangesNothing() {
        put("a", "1.9.0", 0);
        put("b", "1.0.0", 0);
        StageDescription newer = put("a", "1.10.0", 0);
        assertEquals(List.of("a/1.10.0", "a/1.9.0", "b/1.0.0"), order());
        put("a", "1.10.0", 0);
        assertTrue(newer.same(state.candidates(StageKind.DETECTOR).get(0)));
    }

    @Test
    void aRankingMayChangeAtRunTime() {
        StageDescription first = put("a", "1.0.0", 9);
        put("b", "1.0.0", 5);
        put(stage(StageKind.DETECTOR, "a", "1.0.0", 1, first.service()));
        assertEquals(List.of("b/1.0.0", "a/1.0.0"), order());
    }

    @Test
    void aStageThatLeavesTakesAwayItselfOnly() {
        StageDescription old = put("a", "1.0.0", 0);
        put("a", "2.0.0", 0);
        apply(new SwapEvent.StageLeft(old.service()));
        assertEquals(List.of("a/2.0.0"), order());
    }

    @Test
    void aNameThatComesBackHasItsOldPlace() {
        StageDescription first = put("a", "1.0.0", 0);
        put("b", "1.0.0", 0);
        apply(new SwapEvent.StageLeft(first.service()));
        put("a", "1.0.0", 0);
        assertEquals(List.of("a/1.0.0", "b/1.0.0"), order());
    }

    @Test
    void aNameLimitsWhichStageServesAndTheErrorSaysWhichAreThere() {
        apply(new SwapEvent.WishesChanged(StageWishes.NONE, Map.of(StageKind.ALIGNER, "plain")));
        put(stage(StageKind.ALIGNER, "opencv", "1.0.0", 10, ++services));
        assertTrue(state.candidates(StageKind.ALIGNER).isEmpty());
        assertEquals("no aligner named 'plain' is there, only opencv", state.missing(StageKind.ALIGNER));
        StageDescription plain = put(stage(StageKind.ALIGNER, "plain", "1.0.0", 0, ++services));
        assertEquals(Optional.of(plain), state.serving().stage(StageKind.ALIGNER));
    }
}
