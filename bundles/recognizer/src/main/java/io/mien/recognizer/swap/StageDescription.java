package io.mien.recognizer.swap;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.support.stages.StageOrder;

/**
 * A stage as the swap rules see it: they compare and order stages, and never call one.
 *
 * @param kind its slot
 * @param id what it is called
 * @param service number of its service; another service of the same id has another number
 * @param rank its place in the order of the slot
 * @param contribution what it contributes to the identity of a gallery: an extractor and an aligner the two parts of
 *     {@link io.mien.extractor.EmbeddingSpace#toString()} that a slash joins, a matcher its service number, a store its gallery; empty for a detector
 * @param untried whether it is made of a model that was not tried
 * @param spare whether it serves only if it is asked for
 */
public record StageDescription(
        StageKind kind,
        StageId id,
        long service,
        StageOrder.Rank rank,
        String contribution,
        boolean untried,
        boolean spare) {
    /** Whether it is the same service with the same id, whatever its ranking has become. */
    public boolean same(StageDescription other) {
        return service == other.service && id.equals(other.id);
    }

    StageDescription placed(long place) {
        StageOrder.Rank placed = new StageOrder.Rank(
                rank.ranking(), rank.name(), rank.version(), rank.arrival(), place, rank.revision());
        return new StageDescription(kind, id, service, placed, contribution, untried, spare);
    }
}
