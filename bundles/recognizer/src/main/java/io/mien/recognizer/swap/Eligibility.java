package io.mien.recognizer.swap;

import io.mien.StageContent;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.support.stages.StageOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Which stages may serve, and in which order.
 *
 * @param only by kind, the one name that may serve; absent or empty if any may
 * @param wishes what was asked for
 * @param refusals stages that were refused or suspended in this process, and why
 * @param restored by kind, the predecessor that a roll-back brought back: it goes first until another stage arrives
 * @param gallery the one that serves; none before the first store served
 */
record Eligibility(
        Map<StageKind, String> only,
        StageWishes wishes,
        Map<Named, Exclusion> refusals,
        Map<StageKind, StageId> restored,
        StageContent gallery) {
    static final Eligibility OF_ALL =
            new Eligibility(Map.of(), StageWishes.NONE, Map.of(), Map.of(), StageContent.NONE);

    /** A refusal is of a stage's id: another service of the same id is the same stage. */
    record Named(StageKind kind, StageId id) {
        static Named of(StageDescription stage) {
            return new Named(stage.kind(), stage.id());
        }
    }

    Eligibility {
        only = ByKind.copy(only);
        refusals = Map.copyOf(refusals);
        restored = ByKind.copy(restored);
    }

    /** The stages of a kind that may serve, best first; a new list. */
    List<StageDescription> candidates(StageKind kind, List<StageDescription> present) {
        List<StageDescription> candidates =
                StageOrder.sorted(wishes, kind, present, StageDescription::id, StageDescription::rank);
        candidates.removeIf(Predicate.not(this::admits));
        StageId first = restored.get(kind);
        // A stable sort: the others keep their order.
        candidates.sort((a, b) -> Boolean.compare(b.id().equals(first), a.id().equals(first)));
        return candidates;
    }

    /** Whether a stage that is present may serve. */
    boolean admits(StageDescription stage) {
        String name = limit(stage.kind());
        return refusal(stage).isEmpty()
                && (!stage.spare() || wishes.prefers(stage.kind(), stage.id()))
                && (name.isEmpty() || name.equals(stage.id().name()));
    }

    /** The one name of a kind that may serve, or empty. */
    String limit(StageKind kind) {
        return only.getOrDefault(kind, "");
    }

    /** Why a stage was refused or suspended in this process. */
    Optional<Exclusion> excluded(StageDescription stage) {
        return Optional.ofNullable(refusals.get(Named.of(stage)));
    }

    /** Why a stage may not serve; empty if it may. */
    Optional<String> refusal(StageDescription stage) {
        Optional<Exclusion> exclusion = excluded(stage);
        if (exclusion.isPresent()) {
            return exclusion.map(Exclusion::text);
        }
        if (wishes.refuses(stage.kind(), stage.id())) {
            return Optional.of("it was rolled back and not asked for since");
        }
        return stage.kind() == StageKind.STORE && !wishes.prefers(StageKind.STORE, stage.id())
                ? foreign(stage)
                : Optional.empty();
    }

    /** Before a gallery served, its name is all that is known of the store that is asked for. */
    private Optional<String> foreign(StageDescription store) {
        String wanted = wishes.use().getOrDefault(StageKind.STORE, "");
        if (gallery.equals(StageContent.NONE)) {
            return wanted.isEmpty() || wanted.split("/")[0].equals(store.id().name())
                    ? Optional.empty()
                    : Optional.of("store " + wanted + " is asked for, and not there yet");
        }
        return gallery.equals(store.id().content())
                ? Optional.empty()
                : Optional.of("it keeps gallery " + store.id().content().id() + ", and gallery " + gallery.id()
                        + " serves: it does so only if asked for");
    }

    /** Takes new wishes. A stage that is asked for again, or is no longer refused, may serve again. */
    Eligibility wished(StageWishes next, Map<StageKind, String> names) {
        Map<Named, Exclusion> left = new HashMap<>(refusals);
        left.keySet()
                .removeIf(s -> next.prefers(s.kind(), s.id()) && !wishes.prefers(s.kind(), s.id())
                        || wishes.refuses(s.kind(), s.id()) && !next.refuses(s.kind(), s.id()));
        Map<StageKind, StageId> first = wishes.use().equals(next.use()) ? restored : Map.of();
        return new Eligibility(names, next, left, first, gallery);
    }

    Eligibility refusing(StageDescription stage, Exclusion exclusion) {
        return withRefusals(r -> r.put(Named.of(stage), exclusion));
    }

    Eligibility pardoning(StageDescription stage) {
        return withRefusals(r -> r.remove(Named.of(stage)));
    }

    private Eligibility withRefusals(Consumer<Map<Named, Exclusion>> change) {
        Map<Named, Exclusion> next = new HashMap<>(refusals);
        change.accept(next);
        return new Eligibility(only, wishes, next, restored, gallery);
    }

    /** Whichever stage is next in order, this one served before and goes first. */
    Eligibility restoring(StageDescription predecessor) {
        return new Eligibility(
                only, wishes, refusals, ByKind.with(restored, predecessor.kind(), predecessor.id()), gallery);
    }

    /** A new stage of a kind came. */
    Eligibility arrived(StageKind kind) {
        return new Eligibility(only, wishes, refusals, ByKind.without(restored, kind), gallery);
    }

    /** From now on the gallery of this store serves. */
    Eligibility serving(StageDescription store) {
        return new Eligibility(only, wishes, refusals, restored, store.id().content());
    }
}
