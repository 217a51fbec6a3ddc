package io.mien.recognizer.swap;

import static io.mien.recognizer.swap.Described.stage;
import static io.mien.recognizer.swap.Described.store;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.swap.StageEvent.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every order of seven events in small worlds, each state once: stages come and go, fail and are tried again, galleries are
 * built or not, frames begin and end. Each world begins with one stage of each kind that serves, with its gallery.
 */
class SmallWorldTest {
    private static final int EVENTS = 7;

    private static final StageDescription DETECTOR = stage(StageKind.DETECTOR, "d1", "1.0.0", 0, 1);
    private static final StageDescription ALIGNER = stage(StageKind.ALIGNER, "a1", "1.0.0", 0, 2);
    private static final StageDescription EXTRACTOR = stage(StageKind.EXTRACTOR, "e1", "1.0.0", 0, 3);
    private static final StageDescription MATCHER = stage(StageKind.MATCHER, "m1", "1.0.0", 0, 4);
    private static final StageDescription STORE = store("s1", "people", 0, 5);
    private static final StageDescription BETTER_DETECTOR = stage(StageKind.DETECTOR, "d2", "1.0.0", 1, 6);
    private static final StageDescription BETTER_EXTRACTOR = stage(StageKind.EXTRACTOR, "e2", "1.0.0", 1, 7);
    private static final StageDescription SAME_GALLERY = store("s2", "people", 1, 8);
    private static final StageDescription OTHER_GALLERY = store("s3", "strangers", 1, 9);

    /** Which stages come and go in a world, and what is asked for. All others stay. */
    private enum World {
        DETECTORS(
                List.of(DETECTOR, BETTER_DETECTOR),
                List.of(StageWishes.NONE, use(DETECTOR), refuse(BETTER_DETECTOR)),
                EnumSet.of(Step.SERVING, Step.PROBATION, Step.PASSED, Step.ROLLED_BACK, Step.SUSPENDED, Step.RETIRED)),
        EXTRACTORS(
                List.of(EXTRACTOR, BETTER_EXTRACTOR),
                List.of(StageWishes.NONE, use(EXTRACTOR), refuse(BETTER_EXTRACTOR)),
                EnumSet.of(
                        Step.GALLERY,
                        Step.REFUSED,
                        Step.SERVING,
                        Step.PROBATION,
                        Step.PASSED,
                        Step.ROLLED_BACK,
                        Step.SUSPENDED,
                        Step.RETIRED)),
        STORES(
                List.of(STORE, SAME_GALLERY, OTHER_GALLERY),
                List.of(StageWishes.NONE, use(OTHER_GALLERY)),
                EnumSet.of(Step.GALLERY, Step.SERVING, Step.PROBATION, Step.PASSED, Step.ROLLED_BACK, Step.RETIRED)),
        DETECTORS_AND_EXTRACTORS(
                List.of(BETTER_DETECTOR, EXTRACTOR, BETTER_EXTRACTOR),
                List.of(StageWishes.NONE),
                EnumSet.of(Step.GALLERY, Step.SERVING, Step.PROBATION, Step.PASSED, Step.ROLLED_BACK, Step.RETIRED)),
        EXTRACTORS_AND_STORES(
                List.of(BETTER_EXTRACTOR, STORE, OTHER_GALLERY),
                List.of(StageWishes.NONE, use(OTHER_GALLERY)),
                EnumSet.of(Step.GALLERY, Step.SERVING, Step.PROBATION, Step.PASSED, Step.ROLLED_BACK, Step.RETIRED));

        private final List<StageDescription> loose;
        private final List<StageWishes> wishes;
        private final Set<Step> expected;

        World(List<StageDescription> loose, List<StageWishes> wishes, Set<Step> expected) {
            this.loose = loose;
            this.wishes = wishes;
            this.expected = expected;
        }

        private static StageWishes use(StageDescription stage) {
            return new StageWishes(Map.of(stage.kind(), stage.id().name()), Set.of());
        }

        private static StageWishes refuse(StageDescription stage) {
            return new StageWishes(Map.of(), Set.of(StageWishes.key(stage.kind(), stage.id())));
        }

        private SwapWorld begin() {
            List<StageDescription> first = List.of(DETECTOR, ALIGNER, EXTRACTOR, MATCHER, STORE);
            SwapWorld world = SwapWorld.of(new SwapWorld.Universe(first, loose, wishes, 1));
            return world.moves().get("frame builds gallery").on(world, (before, event, step, after) -> {});
        }
    }

    /** How a state came about. */
    private record Origin(SwapWorld before, String move) {}

    private final Map<SwapWorld, Origin> seen = new HashMap<>();
    private final SwapInvariants invariants = new SwapInvariants();

    @ParameterizedTest
    @EnumSource
    void everyOrderOfEventsKeepsThePromises(World world) {
        SwapWorld begin = world.begin();
        invariants.check(begin);
        seen.put(begin, new Origin(begin, ""));
        List<SwapWorld> latest = List.of(begin);
        for (int i = 0; i < EVENTS; i++) {
            List<SwapWorld> next = new ArrayList<>();
            latest.forEach(state -> state.moves().forEach((name, move) -> explore(state, name, move, next)));
            latest = next;
        }
        System.out.println(world + ": " + seen.size() + " states after at most " + EVENTS + " events, "
                + invariants.steps() + " steps");
        Set<Step> missing = EnumSet.copyOf(world.expected);
        missing.removeAll(invariants.told());
        assertEquals(Set.of(), missing, "not reached: the world is too small");
    }

    private void explore(SwapWorld from, String name, SwapWorld.Move move, List<SwapWorld> next) {
        try {
            SwapWorld to = move.on(from, invariants);
            if (seen.putIfAbsent(to, new Origin(from, name)) == null) {
                invariants.check(to);
                next.add(to);
            }
        } catch (AssertionError e) {
            throw new AssertionError(path(from) + name + ": " + e.getMessage(), e);
        }
    }

    private String path(SwapWorld state) {
        Origin origin = seen.get(state);
        return origin.move().isEmpty() ? "" : path(origin.before()) + origin.move() + ", ";
    }
}
