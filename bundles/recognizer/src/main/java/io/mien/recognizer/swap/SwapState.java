package io.mien.recognizer.swap;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.support.stages.StageOrder;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All that decides which stages serve. Immutable; {@link SwapRules#step} makes the next one.
 *
 * @param slots the stages that are present
 * @param eligibility which of them may serve
 * @param serving the line-up that frames lease
 * @param probations which stages serve on probation
 * @param preparation the gallery that is built in the background
 * @param memory the galleries that can be searched
 */
public record SwapState(
        SlotContents slots,
        Eligibility eligibility,
        LineUpPlan serving,
        ProbationLedger probations,
        Optional<GalleryPreparation> preparation,
        Set<GalleryIdentity> memory) {
    /** Before the first stage came. */
    public static final SwapState EMPTY = new SwapState(
            SlotContents.EMPTY,
            Eligibility.OF_ALL,
            LineUpPlan.EMPTY,
            ProbationLedger.EMPTY,
            Optional.empty(),
            Set.of());

    public SwapState {
        memory = Set.copyOf(memory);
    }

    /** The stages of a kind that may serve, best first; a new list. */
    public List<StageDescription> candidates(StageKind kind) {
        return eligibility.candidates(kind, slots.of(kind));
    }

    /** Every stage of a kind: those that may serve, best first, then the others. */
    public List<StageDescription> all(StageKind kind) {
        List<StageDescription> all = candidates(kind);
        StageOrder.sorted(slots.of(kind), StageDescription::rank).stream()
                .filter(Predicate.not(all::contains))
                .forEach(all::add);
        return all;
    }

    /** Whether a stage is present and may serve. */
    public boolean offers(StageDescription stage) {
        return slots.stage(stage.service())
                .filter(stage::same)
                .filter(eligibility::admits)
                .isPresent();
    }

    /** Whether a service is registered. */
    public boolean holds(StageDescription stage) {
        return slots.holds(stage);
    }

    /** Why a stage may not serve; empty if it may. */
    public Optional<String> refusal(StageDescription stage) {
        return eligibility.refusal(stage);
    }

    /** Why a stage was refused or suspended in this process; empty if it was not. */
    public Optional<Exclusion> exclusion(StageDescription stage) {
        return eligibility.excluded(stage);
    }

    /** The stages of a kind that have left after they failed, and that nobody has asked for since. */
    public Map<StageId, Exclusion> failedAndGone(StageKind kind) {
        Map<StageId, Exclusion> gone = new HashMap<>();
        eligibility.refusals().forEach((stage, why) -> {
            if (stage.kind() == kind && why.isFailure()) {
                gone.put(stage.id(), why);
            }
        });
        slots.of(kind).forEach(present -> gone.remove(present.id()));
        return gone;
    }

    /** The one name of a kind that may serve; empty if any may. */
    public String limit(StageKind kind) {
        return eligibility.limit(kind);
    }

    public Optional<ProbationPair> probation(StageDescription newcomer) {
        return probations.of(newcomer);
    }

    /**
     * The predecessor that must answer as this stage does; empty if there is none. Also for a stage whose probation has just
     * failed: frames may still be on their way through it.
     */
    public Optional<StageDescription> comparedWith(StageDescription newcomer) {
        return probations.latest(newcomer).filter(ProbationPair::mustAgree).map(ProbationPair::predecessor);
    }

    /** Whether a line-up that lacked nothing has served. */
    public boolean hasBeenWhole() {
        return probations.whole();
    }

    /** Whether it matters that a stage answers for the first time. */
    public boolean asksFirstAnswer(StageDescription stage) {
        return !probations.hasServed(stage);
    }

    public Optional<GalleryPreparation> preparation(StageDescription waiting) {
        return preparation.filter(p -> p.concerns(waiting));
    }

    /**
     * The line-up of the best stages, with its gallery if that is in memory. A line-up that serves without its gallery gets it
     * by {@link SwapEvent.GalleryReady} only: until a frame has searched it, no other stage waits for it.
     */
    LineUpPlan wanted() {
        Map<StageKind, StageDescription> best = new EnumMap<>(StageKind.class);
        for (StageKind kind : StageKind.values()) {
            candidates(kind).stream().findFirst().ifPresent(s -> best.put(kind, s));
        }
        LineUpPlan wanted = new LineUpPlan(best, false, Optional.empty());
        boolean same = !serving.storeAway()
                && wanted.target()
                        .filter(target -> serving.target().filter(target::same).isPresent())
                        .isPresent();
        return same ? wanted.withGallery(serving.gallery()) : wanted.withGalleryOf(memory);
    }

    /** Whether the gallery of this line-up is being built, or could not be built. */
    boolean isPreparing(LineUpPlan plan) {
        return preparation.isPresent()
                && plan.target().filter(preparation.get().target()::same).isPresent();
    }

    /** Says why a kind has no candidate, for people. */
    public String missing(StageKind kind) {
        String wanted =
                limit(kind).isEmpty() ? "no " + kind.word() : "no " + kind.word() + " named '" + limit(kind) + "'";
        List<String> others = all(kind).stream()
                .map(s -> s.id().name() + refusal(s).map(r -> " (" + r + ")").orElse(""))
                .toList();
        return others.isEmpty() ? wanted + " is there" : wanted + " is there, only " + String.join(", ", others);
    }

    SwapState with(SlotContents next) {
        return new SwapState(next, eligibility, serving, probations, preparation, memory);
    }

    SwapState with(Eligibility next) {
        return new SwapState(slots, next, serving, probations, preparation, memory);
    }

    SwapState with(LineUpPlan next) {
        return new SwapState(slots, eligibility, next, probations, preparation, memory);
    }

    SwapState with(ProbationLedger next) {
        return new SwapState(slots, eligibility, serving, next, preparation, memory);
    }

    SwapState with(Optional<GalleryPreparation> next) {
        return new SwapState(slots, eligibility, serving, probations, next, memory);
    }

    SwapState with(Set<GalleryIdentity> next) {
        return new SwapState(slots, eligibility, serving, probations, preparation, next);
    }
}
