package io.mien.recognizer.swap;

import io.mien.StageWishes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rules with everything around them that carries out their effects, as a value: which line-up is installed, which frames
 * are on their way, which gallery is being built, which stages are being drained.
 *
 * @param universe the stages that may come and go, and what may be asked for
 * @param rules what the rules know
 * @param installed the line-up that frames lease
 * @param leased the line-ups that frames are on their way through
 * @param building the gallery that is being built
 * @param measured the pairs that are compared
 * @param draining the stages whose frames are waited for
 * @param suspended the stages that are tried again later
 * @param awaitsSearches whether it is looked for the end of searches in other galleries
 */
record SwapWorld(
        Universe universe,
        SwapState rules,
        LineUpPlan installed,
        List<LineUpPlan> leased,
        Optional<GalleryTarget> building,
        Set<ProbationPair> measured,
        Map<Long, StageDescription> draining,
        Set<StageDescription> suspended,
        boolean awaitsSearches) {
    private static final Witness NOBODY = (before, event, step, after) -> {};

    /**
     * What a world consists of; the same object for all its states.
     *
     */
    static final class Universe {
        private final List<StageDescription> fixed;
        private final List<StageDescription> stages;
        private final List<StageWishes> wishes;
        private final int frames;

        /**
         * @param fixed stages that are there from the beginning
         * @param stages that may come and go, and what may become of them
         * @param wishes that may be asked for
         * @param frames that are on their way at once, at most
         */
        Universe(List<StageDescription> fixed, List<StageDescription> stages, List<StageWishes> wishes, int frames) {
            this.fixed = fixed;
            this.stages = stages;
            this.wishes = wishes;
            this.frames = frames;
        }
    }

    /** What may happen to a world. */
    interface Move {
        SwapWorld on(SwapWorld world, Witness witness);
    }

    /** Sees every step of the rules. */
    interface Witness {
        void saw(SwapWorld before, SwapEvent event, SwapStep step, SwapWorld after);
    }

    SwapWorld {
        leased = List.copyOf(leased);
        measured = Set.copyOf(measured);
        draining = Map.copyOf(draining);
        suspended = Set.copyOf(suspended);
    }

    static SwapWorld of(Universe universe) {
        SwapWorld world = new SwapWorld(
                universe,
                SwapState.EMPTY,
                LineUpPlan.EMPTY,
                List.of(),
                Optional.empty(),
                Set.of(),
                Map.of(),
                Set.of(),
                false);
        for (StageDescription stage : universe.fixed) {
            world = world.after(new SwapEvent.StageArrived(stage, Optional.empty()), NOBODY);
        }
        return world;
    }

    /** One event, with all its effects. */
    SwapWorld after(SwapEvent event, Witness witness) {
        SwapStep step = SwapRules.step(rules, event);
        SwapWorldChanges changes = new SwapWorldChanges(this, step.state());
        step.effects().forEach(changes::perform);
        SwapWorld after = changes.world();
        witness.saw(this, event, step, after);
        return changes.kept()
                .map(kept -> after.after(new SwapEvent.GalleriesChanged(kept), witness))
                .orElse(after);
    }

    /** Everything that may happen now. */
    Map<String, Move> moves() {
        Map<String, Move> moves = new TreeMap<>();
        stageMoves(moves);
        for (int i = 0; i < universe.wishes.size(); i++) {
            StageWishes wishes = universe.wishes.get(i);
            if (!wishes.equals(rules.eligibility().wishes())) {
                moves.put("wish " + i, event(new SwapEvent.WishesChanged(wishes, Map.of())));
            }
        }
        building.ifPresent(target -> {
            moves.put("gallery built", built(target));
            moves.put("gallery failed", event(new SwapEvent.GalleryFailed(target, "broken", false)));
            moves.put("store failed", event(new SwapEvent.GalleryFailed(target, "disk full", true)));
        });
        for (ProbationPair pair : measured) {
            String name = pair.newcomer().id().name();
            moves.put(name + " passed", event(new SwapEvent.ProbationDecided(pair, true, "")));
            moves.put(name + " failed", event(new SwapEvent.ProbationDecided(pair, false, "slow")));
        }
        suspended.forEach(
                s -> moves.put(s.id().name() + " suspended for long enough", (world, witness) -> world.resumed(s)
                        .after(new SwapEvent.SuspensionElapsed(s), witness)));
        frameMoves(moves);
        return moves;
    }

    private void stageMoves(Map<String, Move> moves) {
        for (StageDescription stage : universe.stages) {
            String name = stage.id().name();
            long service = stage.service();
            if (rules.holds(stage)) {
                moves.put(name + " leaves", event(new SwapEvent.StageLeft(service)));
                if (!rules.candidates(stage.kind()).contains(stage)) {
                    moves.put(
                            name + " has ranking " + stage.rank().ranking(),
                            event(new SwapEvent.StageArrived(stage, Optional.empty())));
                }
            } else if (!draining.containsKey(service)) {
                moves.put(name + " arrives", event(new SwapEvent.StageArrived(stage, Optional.empty())));
            } else if (leased.stream().noneMatch(l -> l.has(stage))) {
                moves.put(name + " drained", event(new SwapEvent.StageDrained(service)));
            }
            if (rules.serving().has(stage) && rules.holds(stage)) {
                moves.put(name + " breaks", event(new SwapEvent.StageFailed(service, "hangs")));
            }
        }
    }

    private void frameMoves(Map<String, Move> moves) {
        installed.stages().values().stream()
                .filter(rules::asksFirstAnswer)
                .forEach(s -> moves.put(s.id().name() + " answers", event(new SwapEvent.StageAnswered(s.service()))));
        if (leased.size() < universe.frames
                && installed.has(GalleryTarget.SEARCHING, installed.gallery().isPresent())) {
            moves.put("frame begins", (world, witness) -> world.leasing(world.installed));
        }
        if (!leased.isEmpty()) {
            moves.put("frame ends", (world, witness) -> world.ending());
        }
        installed
                .target()
                .filter(t -> installed.gallery().isEmpty() && !installed.storeAway())
                .ifPresent(t -> moves.put("frame builds gallery", built(t)));
        if (awaitsSearches && leased.stream().allMatch(l -> l.gallery().equals(installed.gallery()))) {
            moves.put("searches ended", (world, witness) -> world.searched()
                    .after(new SwapEvent.SearchesEnded(), witness));
        }
    }

    private static Move event(SwapEvent event) {
        return (world, witness) -> world.after(event, witness);
    }

    private static Move built(GalleryTarget target) {
        return (world, witness) -> {
            Set<GalleryIdentity> memory = new HashSet<>(world.rules.memory());
            memory.add(target.identity());
            return world.after(new SwapEvent.GalleriesChanged(memory), witness)
                    .after(new SwapEvent.GalleryReady(target), witness);
        };
    }

    private SwapWorld leasing(LineUpPlan lineUp) {
        List<LineUpPlan> next = new ArrayList<>(leased);
        next.add(lineUp);
        return with(next, suspended, awaitsSearches);
    }

    private SwapWorld ending() {
        return with(leased.subList(1, leased.size()), suspended, awaitsSearches);
    }

    private SwapWorld resumed(StageDescription stage) {
        Set<StageDescription> next = new HashSet<>(suspended);
        next.remove(stage);
        return with(leased, next, awaitsSearches);
    }

    private SwapWorld searched() {
        return with(leased, suspended, false);
    }

    private SwapWorld with(List<LineUpPlan> frames, Set<StageDescription> waiting, boolean awaits) {
        return new SwapWorld(universe, rules, installed, frames, building, measured, draining, waiting, awaits);
    }
}
