package io.mien.host.select;

import io.mien.StageKind;
import io.mien.host.config.HostSettings;
import io.mien.host.model.FoundModel;
import io.mien.host.parts.DecodersAndEngines;
import io.mien.model.ModelStatus;
import java.util.List;
import java.util.function.Predicate;

/**
 * The models, parts and settings that one reconciliation of the host sees.
 *
 * @param models all models that were found
 * @param parts decoders and engines
 * @param hasSuccessor whether the bundle that a model came from is still present, with other content
 * @param settings the host's configuration
 */
public record HostView(
        List<FoundModel> models, DecodersAndEngines parts, Predicate<FoundModel> hasSuccessor, HostSettings settings) {
    /** The models with parts for this kind, joined once, because parts come and go in other threads. */
    public List<Candidate> candidates(StageKind kind) {
        return models.stream()
                .map(m -> new Candidate(m, parts.join(m.mud()), false))
                .filter(c -> !c.parts().isEmpty() && c.parts().get(0).kind() == kind)
                .toList();
    }

    /** The models that a decoder or an engine is missing for. */
    public List<ModelStatus> waiting() {
        return models.stream()
                .filter(m -> parts.join(m.mud()).isEmpty())
                .map(m -> ModelStatusReporter.waiting(m, parts.missing(m.mud())))
                .toList();
    }
}
