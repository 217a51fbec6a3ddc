package io.mien.recognizer.swap;

import static io.mien.recognizer.swap.Described.stage;
import static io.mien.recognizer.swap.Described.store;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.StageWishes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;

/** Long random sequences in a larger world: three stages of a kind, rankings that change, several frames on their way. */
class RandomSwapsTest {
    private static final int FRAMES = 3;
    private static final int EVENTS = 60;
    private static final int LIKELY = 10;
    private static final List<String> ENDS =
            List.of("gallery built", "builds gallery", "drained", "frame ends", "ended");

    private static final List<StageDescription> STAGES = List.of(
            stage(StageKind.DETECTOR, "d1", "1.0.0", 0, 1),
            stage(StageKind.DETECTOR, "d2", "1.0.0", 1, 2),
            stage(StageKind.DETECTOR, "d3", "1.0.0", 2, 3),
            stage(StageKind.DETECTOR, "d3", "1.0.0", 0, 3),
            stage(StageKind.ALIGNER, "a1", "1.0.0", 0, 4),
            stage(StageKind.ALIGNER, "a2", "1.0.0", 1, 5),
            stage(StageKind.EXTRACTOR, "e1", "1.0.0", 0, 6),
            stage(StageKind.EXTRACTOR, "e2", "1.0.0", 1, 7),
            stage(StageKind.EXTRACTOR, "e3", "1.0.0", 2, 8),
            stage(StageKind.EXTRACTOR, "e3", "1.0.0", -1, 8),
            stage(StageKind.MATCHER, "m1", "1.0.0", 0, 9),
            stage(StageKind.MATCHER, "m2", "1.0.0", 1, 10),
            store("s1", "people", 0, 11),
            store("s2", "people", 1, 12),
            store("s3", "strangers", 2, 13));

    private static final List<StageDescription> FIRST = Stream.of(StageKind.values())
            .map(kind ->
                    STAGES.stream().filter(s -> s.kind() == kind).findFirst().orElseThrow())
            .toList();

    /** Few, or else hardly anything happens but that something else is asked for. */
    private static final List<StageWishes> WISHES = List.of(
            StageWishes.NONE,
            new StageWishes(Map.of(StageKind.DETECTOR, "d1", StageKind.EXTRACTOR, "e2"), Set.of()),
            new StageWishes(Map.of(StageKind.STORE, "s3"), Set.of("detector d3/1.0.0")),
            new StageWishes(Map.of(StageKind.STORE, "s1"), Set.of("extractor e3/1.0.0", "matcher m2/1.0.0")));

    private final SwapInvariants invariants = new SwapInvariants();

    @Property(tries = 200)
    void everySequenceKeepsThePromises(@ForAll("swaps") ActionChain<SwapWorld> swaps) {
        swaps.withInvariant(invariants::check).run();
    }

    /** A promise that was never at stake was not tested. */
    @AfterProperty
    void predecessorsHadGalleries() {
        assertTrue(invariants.atStake() > 0, "no gallery of a predecessor was ever in memory when others were closed");
    }

    @Provide
    Arbitrary<ActionChain<SwapWorld>> swaps() {
        SwapWorld.Universe universe = new SwapWorld.Universe(FIRST, STAGES, WISHES, FRAMES);
        return ActionChain.startWith(() -> begin(universe))
                .withAction(new AnyMove(invariants))
                .withMaxTransformations(EVENTS);
    }

    /** One stage of each kind serves, with its gallery: the longer way to there is left to the other tests. */
    private SwapWorld begin(SwapWorld.Universe universe) {
        SwapWorld world = SwapWorld.of(universe);
        return world.moves().get("frame builds gallery").on(world, invariants);
    }

    /** One of the things that may happen in a state of the world. */
    private record AnyMove(SwapInvariants invariants) implements Action.Dependent<SwapWorld> {
        @Override
        public Arbitrary<Transformer<SwapWorld>> transformer(SwapWorld state) {
            return Arbitraries.frequency(state.moves().keySet().stream()
                            .map(name -> Tuple.of(weight(name), name))
                            .toList())
                    .map(name -> Transformer.transform(
                            name, world -> world.moves().get(name).on(world, invariants)));
        }

        /** Most of the time a build or a frame ends before something else is wanted, or else no gallery is ever built. */
        private static int weight(String move) {
            return ENDS.stream().anyMatch(move::endsWith) ? LIKELY : 1;
        }
    }
}
