package io.mien.host.select;

import io.mien.StageContent;
import io.mien.StageId;
import io.mien.host.model.FoundModel;
import io.mien.host.parts.DecodersAndEngines;
import io.mien.model.ModelId;
import io.mien.support.stages.StageOrder.Rank;
import java.util.List;

/**
 * A model with all parts that it could be made with.
 *
 * @param model what was found
 * @param parts best first, not empty
 * @param orphan whether its description is there no more: it serves on only until what took its place does
 */
record Candidate(FoundModel model, List<DecodersAndEngines.Joined> parts, boolean orphan) {
    private static final String BEHIND_EVERY_VERSION = "0";

    Rank rank() {
        Rank rank = model.rank();
        return orphan ? new Rank(rank.ranking(), rank.name(), BEHIND_EVERY_VERSION, rank.arrival()) : rank;
    }

    /** Its id as far as the description tells it; the digest is known for certain once the weights were proved. */
    StageId declared() {
        String name = model.mud().name();
        return new StageId(
                name,
                model.mud().version(),
                model.mud()
                        .sha256()
                        .<StageContent>map(sha256 -> new StageContent.Weights(new ModelId(name, sha256).toString()))
                        .orElse(StageContent.NONE));
    }
}
