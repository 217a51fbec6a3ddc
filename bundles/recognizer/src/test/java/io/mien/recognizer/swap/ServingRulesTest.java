package io.mien.recognizer.swap;

import static io.mien.recognizer.swap.SwapScenario.BEST_DETECTOR;
import static io.mien.recognizer.swap.SwapScenario.BETTER_DETECTOR;
import static io.mien.recognizer.swap.SwapScenario.DETECTOR;
import static io.mien.recognizer.swap.SwapScenario.OTHER_GALLERY;
import static io.mien.recognizer.swap.SwapScenario.SAME_GALLERY;
import static io.mien.recognizer.swap.SwapScenario.STORE;
import static io.mien.recognizer.swap.SwapScenario.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.swap.StageEvent.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of which stage serves. */
class ServingRulesTest {
    @Test
    @DisplayName(
            "The best stage of each kind serves: what was asked for, then by ranking, then the newer version of a name, then the older service.")
    void best() {
        whole().arrive(BEST_DETECTOR, BETTER_DETECTOR)
                .serves(BEST_DETECTOR)
                .use(DETECTOR)
                .serves(DETECTOR)
                .wish(StageWishes.NONE)
                .serves(BEST_DETECTOR)
                .leave(BEST_DETECTOR)
                .serves(BETTER_DETECTOR);
        StageDescription twin = Described.stage(StageKind.DETECTOR, "twin", "1.0.0", 0, 20);
        StageDescription newer = Described.stage(StageKind.DETECTOR, "d1", "1.0.1", 0, 21);
        whole().arrive(twin).serves(DETECTOR).arrive(newer).serves(newer);
    }

    @Test
    @DisplayName("If a name is configured for a kind, only a stage of that name serves.")
    void only() {
        whole().arrive(BETTER_DETECTOR)
                .apply(new SwapEvent.WishesChanged(StageWishes.NONE, Map.of(StageKind.DETECTOR, "d1")))
                .serves(DETECTOR)
                .leave(DETECTOR)
                .servesNo(StageKind.DETECTOR);
    }

    @Test
    @DisplayName("A spare stage serves only if it is asked for.")
    void spare() {
        StageDescription spare = new StageDescription(
                StageKind.STORE, SAME_GALLERY.id(), 20, SAME_GALLERY.rank(), "people", false, true);
        new SwapScenario().arrive(spare).servesNo(StageKind.STORE).use(spare).serves(spare);
    }

    @Test
    @DisplayName("A refused stage does not serve, whichever service brings it.")
    void refused() {
        StageDescription again = Described.stage(StageKind.DETECTOR, "d2", "1.0.0", 1, 20);
        whole().refuse(BETTER_DETECTOR).arrive(BETTER_DETECTOR).serves(DETECTOR);
        whole().arrive(BETTER_DETECTOR).fail(BETTER_DETECTOR).arrive(again).serves(DETECTOR);
    }

    @Test
    @DisplayName("A refused stage may serve again once it is asked for, or its refusal is withdrawn.")
    void pardoned() {
        SwapScenario asked =
                whole().arrive(BETTER_DETECTOR).fail(BETTER_DETECTOR).serves(DETECTOR);
        asked.use(BETTER_DETECTOR).serves(BETTER_DETECTOR);
        SwapScenario withdrawn = whole().arrive(BETTER_DETECTOR).fail(BETTER_DETECTOR);
        withdrawn.refuse(BETTER_DETECTOR).serves(DETECTOR);
        withdrawn.wish(StageWishes.NONE).leave(DETECTOR).serves(BETTER_DETECTOR);
    }

    @Test
    @DisplayName("A stage that cannot say what it is is refused, and stays listed.")
    void mute() {
        SwapScenario scenario = whole().apply(new SwapEvent.StageArrived(BETTER_DETECTOR, Optional.of("no name")))
                .serves(DETECTOR)
                .told("d2 REFUSED: no name");
        assertEquals(List.of(DETECTOR, BETTER_DETECTOR), scenario.state().all(StageKind.DETECTOR));
        assertEquals(Optional.of("no name"), scenario.state().refusal(BETTER_DETECTOR));
    }

    @Test
    @DisplayName("A refused stage that comes again is published as rolled back again.")
    void toldAgain() {
        whole().arrive(BETTER_DETECTOR)
                .fail(BETTER_DETECTOR)
                .leave(BETTER_DETECTOR)
                .arrive(BETTER_DETECTOR)
                .told("d2 ROLLED_BACK: slow");
    }

    @Test
    @DisplayName("A suspended stage that comes again is published as suspended again.")
    void suspensionToldAgain() {
        whole().arrive(BETTER_DETECTOR)
                .pass(BETTER_DETECTOR)
                .breaks(BETTER_DETECTOR)
                .leave(BETTER_DETECTOR)
                .arrive(BETTER_DETECTOR)
                .told("d2 SUSPENDED: hangs");
    }

    @Test
    @DisplayName("A store of another gallery serves only if it is asked for.")
    void foreignStore() {
        whole().arrive(OTHER_GALLERY)
                .serves(STORE)
                .leave(STORE)
                .serves(STORE)
                .use(OTHER_GALLERY)
                .serves(OTHER_GALLERY);
    }

    @Test
    @DisplayName("Before a gallery has served, no other store serves than the one that is asked for.")
    void firstStore() {
        new SwapScenario()
                .use(OTHER_GALLERY)
                .arrive(STORE)
                .servesNo(StageKind.STORE)
                .arrive(OTHER_GALLERY)
                .serves(OTHER_GALLERY);
    }

    @Test
    @DisplayName("While its store is away a gallery is searched in memory.")
    void storeAway() {
        SwapScenario away = whole().leave(STORE).serves(STORE).searches(true);
        assertEquals(true, away.state().serving().storeAway());
        assertEquals(false, away.arrive(STORE).state().serving().storeAway());
    }

    @Test
    @DisplayName("A store of the same gallery takes over with the gallery in memory.")
    void sameGallery() {
        whole().arrive(SAME_GALLERY).serves(SAME_GALLERY).searches(true).toldNothing(Step.GALLERY);
    }

    @Test
    @DisplayName("A serving store whose owner replaces its gallery continues to serve.")
    void replacedGallery() {
        StageDescription replaced = Described.store("s1", "restored", 0, STORE.service());
        whole().arrive(replaced).serves(replaced).searches(false);
    }
}
