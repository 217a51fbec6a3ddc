package io.mien.host;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may be opened, as far as that can be said without opening it. Confined to the host's thread. */
final class Admission {
    /** Why a model is refused that the configuration calls so. */
    static final String ROLLED_BACK = "it was rolled back, and nobody asked for it since";

    private final StageKind kind;
    private final MemoryBudget budget;
    private final Map<FoundModel, StageId> proved = new HashMap<>();
    private final Map<PutOut, String> putOut = new HashMap<>();

    /** The same weights in another bundle are the same stage. */
    private record PutOut(StageId id, Parts.Joined parts) {}

    Admission(StageKind kind, MemoryBudget budget) {
        this.kind = kind;
        this.budget = budget;
    }

    /** The id as far as it is known. */
    StageId id(Candidate candidate) {
        return proved.getOrDefault(candidate.model(), candidate.declared());
    }

    /**
     * Proves the weights.
     *
     * @throws ModelRejectedException where they are not what the description says, or nobody asked for a model that must be
     */
    Model prove(Candidate candidate, Settings settings) throws ModelRejectedException {
        FoundModel found = candidate.model();
        Model model = StageMaker.prove(found);
        StageId id = StageMaker.id(model);
        proved.put(found, id);
        if (settings.wishes().refuses(kind, id)) {
            throw new ModelRejectedException(found.mud().name(), ROLLED_BACK);
        }
        if (TrialRoom.outcome(found.mud()).equals(TrialRoom.NONE) && !settings.asksFor(kind, id)) {
            throw new ModelRejectedException(
                    found.mud().name(), "it comes without a trial (trial = none), and nobody asked for it by name");
        }
        return model;
    }

    /** It failed while it served. */
    void putOut(StageId id, Parts.Joined parts, String reason) {
        putOut.put(new PutOut(id, parts), reason);
    }

    /** @throws ModelRejectedException where the very same failed while it served */
    void check(Model model, Parts.Joined parts) throws ModelRejectedException {
        String reason = putOut.get(new PutOut(StageMaker.id(model), parts));
        if (reason != null) {
            throw new ModelRejectedException(model.id().name(), reason);
        }
    }

    /** Why it does not fit beside what is open, where it does not. */
    Optional<String> objection(Model model, Settings settings) throws ModelRejectedException {
        try {
            return budget.objection(Files.size(model.weights()), settings.memory());
        } catch (IOException e) {
            throw new ModelRejectedException(model.id().name(), "its weights cannot be read: " + e, e);
        }
    }

    /** Forgets all others: one that is installed again is looked at again. */
    void retain(Collection<FoundModel> models) {
        proved.keySet().retainAll(models);
        Set<StageId> known = new HashSet<>(proved.values());
        putOut.keySet().removeIf(p -> !known.contains(p.id()));
    }

    /** Everyone may try again. */
    void clear() {
        putOut.clear();
    }
}
