package io.mien.host.model;

import io.mien.model.Mud;
import io.mien.support.stages.StageOrder;
import java.util.Objects;

/**
 * A description that was found and read, with the way to its weights.
 *
 * @param origin bundle or file, for people
 * @param mud what it says
 * @param weights the way to the weights
 * @param trial the way to the files of its trial, wherever its description says that one is
 * @param arrival smaller for what was there first, unique
 */
public record FoundModel(String origin, Mud mud, ModelWeights weights, TrialFolder trial, long arrival) {
    public StageOrder.Rank rank() {
        return new StageOrder.Rank(mud.ranking(), mud.name(), mud.version(), arrival);
    }

    /** A folder that is read again has equal models, although the objects that read their trials are new. */
    @Override
    public boolean equals(Object o) {
        return o instanceof FoundModel other
                && arrival == other.arrival
                && origin.equals(other.origin)
                && mud.equals(other.mud)
                && weights.equals(other.weights);
    }

    @Override
    public int hashCode() {
        return Objects.hash(arrival, origin);
    }
}
