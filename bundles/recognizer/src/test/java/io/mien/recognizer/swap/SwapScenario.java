package io.mien.recognizer.swap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.swap.StageEvent.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A row of the table of rules: events one after the other, and what followed from the latest. */
final class SwapScenario {
    static final StageDescription DETECTOR = Described.stage(StageKind.DETECTOR, "d1", "1.0.0", 0, 1);
    static final StageDescription ALIGNER = Described.stage(StageKind.ALIGNER, "a1", "1.0.0", 0, 2);
    static final StageDescription EXTRACTOR = Described.stage(StageKind.EXTRACTOR, "e1", "1.0.0", 0, 3);
    static final StageDescription MATCHER = Described.stage(StageKind.MATCHER, "m1", "1.0.0", 0, 4);
    static final StageDescription STORE = Described.store("s1", "people", 0, 5);
    static final StageDescription BETTER_DETECTOR = Described.stage(StageKind.DETECTOR, "d2", "1.0.0", 1, 6);
    static final StageDescription BEST_DETECTOR = Described.stage(StageKind.DETECTOR, "d3", "1.0.0", 2, 7);
    static final StageDescription BETTER_EXTRACTOR = Described.stage(StageKind.EXTRACTOR, "e2", "1.0.0", 1, 8);
    static final StageDescription BEST_EXTRACTOR = Described.stage(StageKind.EXTRACTOR, "e3", "1.0.0", 2, 9);
    static final StageDescription SAME_GALLERY = Described.store("s2", "people", 1, 10);
    static final StageDescription OTHER_GALLERY = Described.store("s3", "strangers", 2, 11);

    private SwapState state = SwapState.EMPTY;
    private List<SwapEffect> effects = List.of();

    /** One stage of each kind serves, with its gallery. */
    static SwapScenario whole() {
        return new SwapScenario()
                .arrive(DETECTOR, ALIGNER, EXTRACTOR, MATCHER, STORE)
                .built(EXTRACTOR, STORE);
    }

    SwapState state() {
        return state;
    }

    SwapScenario apply(SwapEvent event) {
        SwapStep step = SwapRules.step(state, event);
        state = step.state();
        effects = step.effects();
        return this;
    }

    SwapScenario arrive(StageDescription... stages) {
        Arrays.stream(stages).forEach(s -> apply(new SwapEvent.StageArrived(s, Optional.empty())));
        return this;
    }

    SwapScenario leave(StageDescription stage) {
        return apply(new SwapEvent.StageLeft(stage.service()));
    }

    SwapScenario use(StageDescription stage) {
        return wish(new StageWishes(Map.of(stage.kind(), stage.id().name()), Set.of()));
    }

    SwapScenario refuse(StageDescription stage) {
        return wish(new StageWishes(Map.of(), Set.of(StageWishes.key(stage.kind(), stage.id()))));
    }

    SwapScenario wish(StageWishes wishes) {
        return apply(new SwapEvent.WishesChanged(wishes, Map.of()));
    }

    /** The gallery of the one aligner and matcher with these stages is built. */
    SwapScenario built(StageDescription extractor, StageDescription store) {
        GalleryTarget target = new GalleryTarget(ALIGNER, extractor, MATCHER, store);
        Set<GalleryIdentity> memory = new HashSet<>(state.memory());
        memory.add(target.identity());
        SwapStep seen = SwapRules.step(state, new SwapEvent.GalleriesChanged(memory));
        state = seen.state();
        List<SwapEffect> both = new ArrayList<>(seen.effects());
        apply(new SwapEvent.GalleryReady(target));
        both.addAll(effects);
        effects = both;
        return this;
    }

    SwapScenario notBuilt(boolean blameless) {
        return apply(
                new SwapEvent.GalleryFailed(state.preparation().orElseThrow().target(), "broken", blameless));
    }

    SwapScenario pass(StageDescription newcomer) {
        return apply(new SwapEvent.ProbationDecided(state.probation(newcomer).orElseThrow(), true, ""));
    }

    SwapScenario fail(StageDescription newcomer) {
        return apply(new SwapEvent.ProbationDecided(state.probation(newcomer).orElseThrow(), false, "slow"));
    }

    SwapScenario breaks(StageDescription stage) {
        return apply(new SwapEvent.StageFailed(stage.service(), "hangs"));
    }

    SwapScenario serves(StageDescription... stages) {
        for (StageDescription stage : stages) {
            assertEquals(
                    Optional.of(stage.id()), state.serving().stage(stage.kind()).map(StageDescription::id));
        }
        return this;
    }

    SwapScenario servesNo(StageKind kind) {
        assertEquals(Optional.empty(), state.serving().stage(kind));
        return this;
    }

    SwapScenario searches(boolean gallery) {
        assertEquals(gallery, state.serving().gallery().isPresent());
        return this;
    }

    SwapScenario onProbation(StageDescription newcomer, StageDescription predecessor) {
        assertEquals(Optional.of(predecessor.id()), state.probation(newcomer).map(pair -> pair.predecessor()
                .id()));
        return this;
    }

    SwapScenario noProbation(StageDescription stage) {
        assertEquals(Optional.empty(), state.probation(stage));
        return this;
    }

    /** All that the latest event published. */
    SwapScenario told(String... news) {
        assertEquals(
                List.of(news),
                all(SwapEffect.Publish.class).stream()
                        .map(p -> p.stage().id().name() + " " + p.step()
                                + (p.detail().isEmpty() ? "" : ": " + p.detail()))
                        .toList());
        return this;
    }

    /** All that the latest event had written to the log. */
    SwapScenario warned(String... texts) {
        assertEquals(
                List.of(texts),
                all(SwapEffect.Warn.class).stream().map(SwapEffect.Warn::text).toList());
        return this;
    }

    SwapScenario toldNothing(Step step) {
        assertEquals(
                List.of(),
                all(SwapEffect.Publish.class).stream()
                        .filter(p -> p.step() == step)
                        .toList());
        return this;
    }

    /** The effects of a type that followed from the latest event. */
    <T extends SwapEffect> List<T> all(Class<T> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<SwapEffect> effects() {
        return effects;
    }
}
