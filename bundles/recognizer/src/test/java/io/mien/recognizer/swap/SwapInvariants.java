package io.mien.recognizer.swap;

import io.mien.StageContent;
import io.mien.StageKind;
import io.mien.swap.StageEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What holds before, during and after every step, whatever the events and their order. */
final class SwapInvariants implements SwapWorld.Witness {
    private final Set<StageEvent.Step> told = EnumSet.noneOf(StageEvent.Step.class);
    private long steps;
    private long atStake;

    /** The steps that were published of any stage. */
    Set<StageEvent.Step> told() {
        return told;
    }

    /** How many steps were seen. */
    long steps() {
        return steps;
    }

    /** How often galleries were closed while the gallery of a predecessor was in memory. */
    long atStake() {
        return atStake;
    }

    @Override
    public void saw(SwapWorld before, SwapEvent event, SwapStep step, SwapWorld after) {
        steps++;
        step.effects().forEach(this::note);
        List<String> broken = new ArrayList<>();
        predecessorsAreKept(before, event, step, after, broken);
        galleryIsNotReplacedUnasked(before.rules(), after.rules(), broken);
        nothingLeasedIsRetired(before, step, broken);
        searchesGoOn(before.rules(), after.rules(), broken);
        if (!broken.isEmpty()) {
            throw new AssertionError(broken + "\nevent: " + event + "\nbefore: " + before.rules() + "\neffects: "
                    + step.effects() + "\nafter: " + after.rules());
        }
    }

    private void note(SwapEffect effect) {
        if (effect instanceof SwapEffect.Publish publish) {
            told.add(publish.step());
        }
    }

    /** What holds of each state, however it came about. */
    void check(SwapWorld world) {
        List<String> broken = new ArrayList<>();
        refusedStagesDoNotServe(world.rules(), broken);
        galleryBelongsToItsStages(world, broken);
        usableKindsServe(world.rules(), broken);
        probationsHaveTheirStages(world.rules(), broken);
        effectsFollowTheState(world, broken);
        if (!broken.isEmpty()) {
            throw new AssertionError(broken + "\nin " + world.rules());
        }
    }

    private static void refusedStagesDoNotServe(SwapState rules, List<String> broken) {
        for (StageDescription stage : rules.serving().stages().values()) {
            boolean away = stage.kind() == StageKind.STORE && rules.serving().storeAway();
            if (!away && !(rules.holds(stage) && rules.refusal(stage).isEmpty())) {
                broken.add("a stage serves that is refused or has left: " + stage.id());
            }
        }
    }

    private static void galleryBelongsToItsStages(SwapWorld world, List<String> broken) {
        LineUpPlan serving = world.rules().serving();
        Optional<GalleryIdentity> own = serving.target().map(GalleryTarget::identity);
        if (serving.gallery().isPresent() && !serving.gallery().equals(own)) {
            broken.add("the gallery of a line-up belongs to other stages");
        }
        if (serving.gallery().isPresent()
                && !world.rules().memory().contains(serving.gallery().get())) {
            broken.add("the gallery of the line-up is closed");
        }
    }

    private static void usableKindsServe(SwapState rules, List<String> broken) {
        for (StageKind kind : StageKind.values()) {
            boolean serves = rules.serving().stage(kind).filter(rules::holds).isPresent();
            if (!serves && !rules.candidates(kind).isEmpty()) {
                broken.add("a usable " + kind.word() + " is there, and none serves");
            }
        }
    }

    private static void probationsHaveTheirStages(SwapState rules, List<String> broken) {
        for (ProbationPair pair : rules.probations().running().values()) {
            if (!rules.offers(pair.predecessor()) || !rules.serving().has(pair.newcomer())) {
                broken.add("a probation without its stages: " + pair);
            }
        }
    }

    private void predecessorsAreKept(
            SwapWorld before, SwapEvent event, SwapStep step, SwapWorld after, List<String> broken) {
        Set<GalleryIdentity> needed = ofPredecessors(after.rules());
        Set<GalleryIdentity> closed = closed(step);
        if (step.effects().stream().anyMatch(SwapEffect.KeepGalleries.class::isInstance)
                && step.state().memory().stream().anyMatch(needed::contains)) {
            atStake++;
        }
        if (closed.stream().anyMatch(needed::contains)) {
            broken.add("the gallery of a predecessor is closed");
        }
        if (event instanceof SwapEvent.ProbationDecided decided
                && !decided.passed()
                && before.measured().contains(decided.pair())
                && after.rules().offers(decided.pair().predecessor())
                && !after.rules().serving().has(decided.pair().predecessor())) {
            broken.add("a roll-back does not bring the predecessor back");
        }
    }

    /** The galleries that a roll-back would search, if they are in memory; not the one that serves. */
    private static Set<GalleryIdentity> ofPredecessors(SwapState rules) {
        Set<GalleryIdentity> galleries = new HashSet<>();
        for (ProbationPair pair : rules.probations().running().values()) {
            rules.serving()
                    .with(pair.predecessor())
                    .target()
                    .map(GalleryTarget::identity)
                    .filter(own -> !rules.serving().gallery().equals(Optional.of(own)))
                    .ifPresent(galleries::add);
        }
        return galleries;
    }

    private static void galleryIsNotReplacedUnasked(SwapState before, SwapState after, List<String> broken) {
        Optional<StageDescription> next = after.serving().stage(StageKind.STORE);
        StageContent served = before.eligibility().gallery();
        if (next.isPresent()
                && !served.equals(StageContent.NONE)
                && !served.equals(next.get().id().content())
                && !after.eligibility()
                        .wishes()
                        .prefers(StageKind.STORE, next.get().id())) {
            broken.add("a store of another gallery took over by itself");
        }
    }

    private static void nothingLeasedIsRetired(SwapWorld before, SwapStep step, List<String> broken) {
        for (SwapEffect effect : step.effects()) {
            if (effect instanceof SwapEffect.Publish told
                    && told.step() == StageEvent.Step.RETIRED
                    && before.leased().stream().anyMatch(l -> l.has(told.stage()))) {
                broken.add(
                        "a stage is retired that a frame uses: " + told.stage().id());
            }
        }
        for (GalleryIdentity closed : closed(step)) {
            if (before.leased().stream().anyMatch(l -> l.gallery().equals(Optional.of(closed)))) {
                broken.add("a gallery is closed that a frame searches");
            }
        }
    }

    private static Set<GalleryIdentity> closed(SwapStep step) {
        Set<GalleryIdentity> closed = new HashSet<>();
        for (SwapEffect effect : step.effects()) {
            if (effect instanceof SwapEffect.KeepGalleries keep) {
                closed.addAll(step.state().memory());
                closed.removeAll(
                        keep.galleries().stream().map(GalleryTarget::identity).toList());
            }
        }
        return closed;
    }

    /** A line-up that can search is not given up for one that would have to build its gallery first. */
    private static void searchesGoOn(SwapState before, SwapState after, List<String> broken) {
        LineUpPlan old = before.serving();
        boolean couldGoOn = old.gallery().isPresent()
                && old.stages().values().stream()
                        .filter(s -> s.kind() != StageKind.DETECTOR)
                        .allMatch(after::offers);
        if (couldGoOn && after.serving().gallery().isEmpty()) {
            broken.add("a line-up that can search was given up for one that cannot");
        }
    }

    private static void effectsFollowTheState(SwapWorld world, List<String> broken) {
        if (!world.installed().equals(world.rules().serving())) {
            broken.add("another line-up is installed than serves");
        }
        if (!world.measured()
                .equals(Set.copyOf(world.rules().probations().running().values()))) {
            broken.add("other stages are compared than are on probation");
        }
        Optional<GalleryTarget> wanted =
                world.rules().preparation().filter(p -> p.failure().isEmpty()).map(GalleryPreparation::target);
        if (!world.building().equals(wanted)) {
            broken.add("another gallery is built than is prepared");
        }
        if (!world.draining().equals(world.rules().slots().leaving())) {
            broken.add("other stages are drained than leave");
        }
        SwapStep again = SwapRules.step(
                world.rules(), new SwapEvent.GalleriesChanged(world.rules().memory()));
        if (!again.state().equals(world.rules()) || !again.effects().isEmpty()) {
            broken.add("the same facts decide otherwise the second time: " + again.effects());
        }
    }
}
