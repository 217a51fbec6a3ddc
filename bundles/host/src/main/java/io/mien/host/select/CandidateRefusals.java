package io.mien.host.select;

import io.mien.host.model.FoundModel;
import io.mien.host.offer.StageOffer;
import io.mien.host.parts.DecodersAndEngines;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The combinations of a model and parts that are refused, for as long as they are the same. All combinations with an engine that
 * failed are refused too. Confined to the host's thread.
 */
final class CandidateRefusals {
    private final Map<FoundModel, List<Refusal>> all = new HashMap<>();
    private final FailedEngines engines;

    private record Refusal(DecodersAndEngines.Joined parts, String reason) {}

    CandidateRefusals(FailedEngines engines) {
        this.engines = engines;
    }

    void add(FoundModel model, DecodersAndEngines.Joined parts, String reason) {
        all.computeIfAbsent(model, m -> new ArrayList<>()).add(new Refusal(parts, reason));
    }

    /**
     * Refuses the engine of a combination that failed, if one of the offered stages has the same model and decoder, and another
     * engine.
     */
    void blameEngine(FoundModel model, DecodersAndEngines.Joined failed, List<StageOffer> offered, String reason) {
        if (offered.stream()
                .anyMatch(o -> o.model().equals(model)
                        && o.parts().hasDecoderOf(failed)
                        && o.parts().engine() != failed.engine())) {
            engines.add(failed.engine(), "its engine failed with " + model.mud().name() + ": " + reason);
        }
    }

    /** Why this model with these parts is refused; empty if it is not. */
    Optional<String> of(FoundModel model, DecodersAndEngines.Joined parts) {
        return all.getOrDefault(model, List.of()).stream()
                .filter(r -> r.parts().equals(parts))
                .map(Refusal::reason)
                .findFirst()
                .or(() -> engines.of(parts.engine()));
    }

    /** Why this model is refused with all of these parts; empty if it is not. */
    Optional<String> of(FoundModel model, List<DecodersAndEngines.Joined> parts) {
        boolean every =
                !parts.isEmpty() && parts.stream().allMatch(p -> of(model, p).isPresent());
        return every ? of(model, parts.get(0)) : Optional.empty();
    }

    /** Forgets all others. */
    void retain(Collection<FoundModel> models) {
        all.keySet().retainAll(models);
    }

    /** Everyone may try again. */
    void clear() {
        all.clear();
    }
}
