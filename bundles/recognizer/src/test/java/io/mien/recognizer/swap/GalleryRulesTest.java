package io.mien.recognizer.swap;

import static io.mien.recognizer.swap.SwapScenario.ALIGNER;
import static io.mien.recognizer.swap.SwapScenario.BEST_EXTRACTOR;
import static io.mien.recognizer.swap.SwapScenario.BETTER_DETECTOR;
import static io.mien.recognizer.swap.SwapScenario.BETTER_EXTRACTOR;
import static io.mien.recognizer.swap.SwapScenario.DETECTOR;
import static io.mien.recognizer.swap.SwapScenario.EXTRACTOR;
import static io.mien.recognizer.swap.SwapScenario.MATCHER;
import static io.mien.recognizer.swap.SwapScenario.STORE;
import static io.mien.recognizer.swap.SwapScenario.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of galleries: built before a switch, kept for a roll-back, closed when no frame searches them. */
class GalleryRulesTest {
    private static GalleryTarget gallery(StageDescription extractor) {
        return new GalleryTarget(ALIGNER, extractor, MATCHER, STORE);
    }

    @Test
    @DisplayName("While the gallery of a newcomer is built the old line-up serves; then all stages switch as one.")
    void builtFirst() {
        SwapScenario scenario = whole().arrive(BETTER_EXTRACTOR)
                .serves(EXTRACTOR)
                .searches(true)
                .told("e2 GALLERY");
        assertEquals(
                List.of(new SwapEffect.PrepareGallery(gallery(BETTER_EXTRACTOR), BETTER_EXTRACTOR)),
                scenario.all(SwapEffect.PrepareGallery.class));
        scenario.built(BETTER_EXTRACTOR, STORE).serves(BETTER_EXTRACTOR).searches(true);
    }

    @Test
    @DisplayName("A stage whose gallery is in memory serves at once.")
    void inMemory() {
        whole().arrive(BETTER_EXTRACTOR)
                .built(BETTER_EXTRACTOR, STORE)
                .use(EXTRACTOR)
                .serves(EXTRACTOR)
                .use(BETTER_EXTRACTOR)
                .serves(BETTER_EXTRACTOR)
                .searches(true);
    }

    @Test
    @DisplayName("A detector does not wait for the gallery of another stage.")
    void detector() {
        whole().arrive(BETTER_EXTRACTOR, BETTER_DETECTOR).serves(EXTRACTOR, BETTER_DETECTOR);
    }

    @Test
    @DisplayName(
            "If the serving line-up cannot search any more, the switch is immediate, and the first frame builds the gallery.")
    void immediate() {
        SwapScenario scenario = whole().arrive(BETTER_EXTRACTOR)
                .leave(EXTRACTOR)
                .serves(BETTER_EXTRACTOR)
                .searches(false);
        scenario.built(BETTER_EXTRACTOR, STORE).searches(true);
        assertEquals(1, scenario.all(SwapEffect.AttachGallery.class).size());
        assertEquals(List.of(), scenario.all(SwapEffect.Serve.class));
    }

    @Test
    @DisplayName("One gallery is built at a time: another wish cancels it.")
    void superseded() {
        SwapScenario scenario = whole().arrive(BETTER_EXTRACTOR, BEST_EXTRACTOR);
        assertEquals(
                List.of(
                        new SwapEffect.CancelPreparation(),
                        new SwapEffect.PrepareGallery(gallery(BEST_EXTRACTOR), BEST_EXTRACTOR)),
                scenario.effects().subList(0, 2));
        scenario.use(EXTRACTOR).told();
        assertEquals(List.of(new SwapEffect.CancelPreparation()), scenario.effects());
    }

    @Test
    @DisplayName("Progress is published once a percent, and never goes back.")
    void progress() {
        SwapScenario scenario = whole().arrive(BETTER_EXTRACTOR);
        scenario.apply(new SwapEvent.GalleryProgressed(.014)).told("e2 GALLERY");
        scenario.apply(new SwapEvent.GalleryProgressed(.016)).told();
        scenario.apply(new SwapEvent.GalleryProgressed(.5)).told("e2 GALLERY");
        scenario.apply(new SwapEvent.GalleryProgressed(.4)).told();
        assertEquals(
                "gallery 50 %", scenario.state().preparation().orElseThrow().text());
    }

    @Test
    @DisplayName("A stage whose gallery cannot be built is refused before it has served.")
    void notBuilt() {
        whole().arrive(BETTER_EXTRACTOR)
                .notBuilt(false)
                .serves(EXTRACTOR)
                .told("e2 ROLLED_BACK: its gallery cannot be made: broken")
                .warned("is out, its gallery cannot be made: broken");
    }

    @Test
    @DisplayName(
            "If the store is to blame for it, the stage waits: the same gallery is not tried again until something else is wanted.")
    void storeFailed() {
        SwapScenario scenario = whole().arrive(BETTER_EXTRACTOR)
                .notBuilt(true)
                .serves(EXTRACTOR)
                .told("e2 REFUSED: its gallery cannot be made: broken")
                .warned("waits, its gallery cannot be made: broken");
        assertEquals(List.of(), scenario.arrive(BETTER_DETECTOR).all(SwapEffect.PrepareGallery.class));
        StageDescription back = Described.store("s1", "people", 0, 20);
        scenario.leave(STORE).arrive(back);
        assertEquals(1, scenario.all(SwapEffect.PrepareGallery.class).size());
    }

    @Test
    @DisplayName(
            "The galleries of the line-up, of its predecessors and of the next line-up stay; the others are closed once no frame searches them.")
    void kept() {
        SwapScenario scenario = whole().arrive(BETTER_EXTRACTOR).built(BETTER_EXTRACTOR, STORE);
        assertEquals(List.of(), scenario.all(SwapEffect.KeepGalleries.class));
        assertEquals(false, scenario.all(SwapEffect.AwaitSearches.class).isEmpty());
        scenario.arrive(BEST_EXTRACTOR).apply(new SwapEvent.SearchesEnded());
        assertEquals(
                List.of(new SwapEffect.KeepGalleries(
                        List.of(gallery(BETTER_EXTRACTOR), gallery(EXTRACTOR), gallery(BEST_EXTRACTOR)))),
                scenario.effects());
        scenario.pass(BETTER_EXTRACTOR).leave(BEST_EXTRACTOR).apply(new SwapEvent.SearchesEnded());
        assertEquals(List.of(new SwapEffect.KeepGalleries(List.of(gallery(BETTER_EXTRACTOR)))), scenario.effects());
    }

    @Test
    @DisplayName("No gallery is closed while the store is away, or before the line-up has its own.")
    void noneClosed() {
        assertEquals(
                List.of(),
                whole().leave(STORE).apply(new SwapEvent.SearchesEnded()).effects());
        SwapScenario without = new SwapScenario().arrive(DETECTOR, ALIGNER, EXTRACTOR, MATCHER, STORE);
        assertEquals(List.of(), without.apply(new SwapEvent.SearchesEnded()).effects());
    }
}
