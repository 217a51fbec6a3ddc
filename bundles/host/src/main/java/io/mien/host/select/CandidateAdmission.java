package io.mien.host.select;

import io.mien.StageContent;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.host.config.HostSettings;
import io.mien.host.model.FoundModel;
import io.mien.host.open.MemoryBudget;
import io.mien.host.open.StageMaker;
import io.mien.host.parts.DecodersAndEngines;
import io.mien.host.trial.TrialRunner;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides which candidates may be opened, as far as that is known without opening them. Confined to the host's thread. */
final class CandidateAdmission {
    private static final Logger LOG = System.getLogger(CandidateAdmission.class.getName());

    /** Why a model is refused that the configuration calls so. */
    static final String ROLLED_BACK = "it was rolled back, and nobody asked for it since";

    private final StageKind kind;
    private final MemoryBudget budget;
    private final Map<FoundModel, StageId> proved = new HashMap<>();
    private final Map<PutOut, String> putOut = new HashMap<>();

    /** The same weights in another bundle are the same stage. */
    private record PutOut(StageId id, DecodersAndEngines.Joined parts) {}

    CandidateAdmission(StageKind kind, MemoryBudget budget) {
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
    Model prove(Candidate candidate, HostSettings settings) throws ModelRejectedException {
        FoundModel found = candidate.model();
        Model model = StageMaker.prove(found);
        StageId id = new StageId(
                model.mud().name(),
                model.mud().version(),
                new StageContent.Weights(model.id().toString()));
        proved.put(found, id);
        if (settings.wishes().refuses(kind, id)) {
            throw new ModelRejectedException(found.mud().name(), ROLLED_BACK);
        }
        if (TrialRunner.outcome(found.mud()).equals(TrialRunner.NONE) && !settings.asksFor(kind, id)) {
            throw new ModelRejectedException(
                    found.mud().name(), "it comes without a trial (trial = none), and nobody asked for it by name");
        }
        return model;
    }

    /** It failed while it served. */
    void putOut(StageId id, DecodersAndEngines.Joined parts, String reason) {
        putOut.put(new PutOut(id, parts), reason);
    }

    /** @throws ModelRejectedException if the very same failed while it served, in this process or an earlier one */
    void check(Model model, DecodersAndEngines.Joined parts, HostSettings settings) throws ModelRejectedException {
        StageId id = StageMaker.id(model, parts);
        if (settings.wishes().refuses(kind, id)) {
            throw new ModelRejectedException(model.id().name(), ROLLED_BACK);
        }
        String reason = putOut.get(new PutOut(id, parts));
        if (reason != null) {
            throw new ModelRejectedException(model.id().name(), reason);
        }
    }

    /**
     * Whether what is open must be closed before it is opened: it does not fit beside it.
     *
     * @throws ModelRejectedException where it does not, and nobody allowed a swap of one after the other
     */
    boolean mustGoAlone(Model model, HostSettings settings) throws ModelRejectedException {
        Optional<String> objection = objection(model, settings);
        if (objection.isPresent() && !settings.memory().sequential()) {
            throw new ModelRejectedException(model.id().name(), objection.get());
        }
        objection.ifPresent(why -> LOG.log(
                Level.INFO,
                "{0} is swapped one after the other: {1}",
                model.id().name(),
                why));
        return objection.isPresent();
    }

    private Optional<String> objection(Model model, HostSettings settings) throws ModelRejectedException {
        try {
            long bytes = 0;
            for (Path file : model.files()) {
                bytes += Files.size(file);
            }
            return budget.objection(bytes, settings.memory());
        } catch (IOException e) {
            throw new ModelRejectedException(model.id().name(), "its weights cannot be read: " + e, e);
        }
    }

    /** Forgets all others: one that is installed again is looked at again. */
    void retain(Collection<FoundModel> models) {
        proved.keySet().retainAll(models);
        Set<StageId> known = new HashSet<>(proved.values());
        putOut.keySet().removeIf(p -> known.stream().noneMatch(p.id()::sameModel));
    }

    /** Everyone may try again. */
    void clear() {
        putOut.clear();
    }
}
