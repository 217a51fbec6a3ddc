package io.mien.matcher;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How thoroughly an index is searched now.
 *
 * @param compared faces of the index whose exact cosine a search computes; all of them if it compares every face
 * @param recall measured share of searches that find the nearest face, 0..1; empty until it is measured
 */
public record SearchFigures(int compared, OptionalDouble recall) {
    public SearchFigures {
        Objects.requireNonNull(recall, "recall");
    }
}
