package io.mien.recognizer.swap;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Carries out the effects of one step on a world. */
final class SwapWorldChanges {
    private final SwapWorld before;
    private final SwapState rules;
    private final Set<ProbationPair> measured;
    private final Map<Long, StageDescription> draining;
    private final Set<StageDescription> suspended;
    private LineUpPlan installed;
    private Optional<GalleryTarget> building;
    private boolean awaitsSearches;
    private Optional<Set<GalleryIdentity>> kept = Optional.empty();

    SwapWorldChanges(SwapWorld before, SwapState rules) {
        this.before = before;
        this.rules = rules;
        measured = new HashSet<>(before.measured());
        draining = new TreeMap<>(before.draining());
        suspended = new HashSet<>(before.suspended());
        installed = before.installed();
        building = before.building();
        awaitsSearches = before.awaitsSearches();
    }

    void perform(SwapEffect effect) {
        if (effect instanceof SwapEffect.Serve e) {
            installed = e.lineUp();
        } else if (effect instanceof SwapEffect.AttachGallery e) {
            installed = installed.withGallery(Optional.of(e.gallery()));
        } else if (effect instanceof SwapEffect.BeginProbation e) {
            measured.add(e.pair());
        } else if (effect instanceof SwapEffect.EndProbation e) {
            measured.removeIf(pair -> pair.kind() == e.kind());
        } else if (effect instanceof SwapEffect.PrepareGallery e) {
            building = Optional.of(e.target());
        } else if (effect instanceof SwapEffect.CancelPreparation) {
            building = Optional.empty();
        } else if (effect instanceof SwapEffect.AwaitSearches) {
            awaitsSearches = true;
        } else if (effect instanceof SwapEffect.KeepGalleries e) {
            Set<GalleryIdentity> memory = new HashSet<>(rules.memory());
            memory.retainAll(e.galleries().stream().map(GalleryTarget::identity).toList());
            kept = Optional.of(memory);
        } else if (effect instanceof SwapEffect.Retire e) {
            draining.put(e.stage().service(), e.stage());
        } else if (effect instanceof SwapEffect.ResumeLater e) {
            suspended.add(e.stage());
        }
    }

    /** The galleries in memory after the others were closed; empty if none was to be closed. */
    Optional<Set<GalleryIdentity>> kept() {
        return kept;
    }

    SwapWorld world() {
        draining.values().removeIf(s -> !rules.slots().leaving().containsKey(s.service()));
        if (rules.preparation().filter(p -> !p.failure().isEmpty()).isPresent()) {
            building = Optional.empty();
        }
        return new SwapWorld(
                before.universe(),
                rules,
                installed,
                before.leased(),
                building,
                measured,
                draining,
                suspended,
                awaitsSearches);
    }
}
