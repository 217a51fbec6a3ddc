package io.mien.host;

import io.mien.StageKind;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is there while the host brings things into line.
 *
 * @param models all that were found
 * @param parts decoders and engines
 * @param hasSuccessor whether the bundle that a model came from is still there, with other content
 * @param settings what the host was told
 */
record View(List<FoundModel> models, Parts parts, Predicate<FoundModel> hasSuccessor, Settings settings) {
    /** Those with parts for this kind, joined once: parts come and go on other threads. */
    List<Candidate> candidates(StageKind kind) {
        return models.stream()
                .map(m -> new Candidate(m, parts.join(m.mud()), false))
                .filter(c -> !c.parts().isEmpty() && c.parts().get(0).kind() == kind)
                .toList();
    }
}
