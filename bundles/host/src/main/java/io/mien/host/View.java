package io.mien.host;

import io.mien.StageKind;
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
record View(List<FoundModel> models, Parts parts, Predicate<FoundModel> hasSuccessor, Settings settings) {
    /** The models with parts for this kind, joined once, because parts come and go in other threads. */
    List<Candidate> candidates(StageKind kind) {
        return models.stream()
                .map(m -> new Candidate(m, parts.join(m.mud()), false))
                .filter(c -> !c.parts().isEmpty() && c.parts().get(0).kind() == kind)
                .toList();
    }
}
