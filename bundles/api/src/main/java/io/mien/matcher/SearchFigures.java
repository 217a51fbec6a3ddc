package io.mien.matcher;

import java.util.OptionalDouble;
import org.osgi.annotation.versioning.ProviderType;

/** How thoroughly an index is searched now. Made by the matcher. */
@ProviderType
public sealed interface SearchFigures permits SearchFiguresValues {
    /** Faces of the index whose exact cosine a search computes; all of them if it compares every face. */
    int compared();

    /** Measured share of searches that find the nearest face, 0..1; empty until it is measured. */
    OptionalDouble recall();

    /** Figures of an index whose recall was not measured. */
    static SearchFigures of(int compared) {
        return new SearchFiguresValues(compared, OptionalDouble.empty());
    }

    /** The same with the measured share of searches that find the nearest face, 0..1, if there is one. */
    SearchFigures recall(OptionalDouble measured);

    /** The same with the measured share of searches that find the nearest face, 0..1. */
    default SearchFigures recall(double measured) {
        return recall(OptionalDouble.of(measured));
    }
}
