package io.mien.matcher;

import java.util.Objects;
import java.util.OptionalDouble;

/** The values of a {@link SearchFigures}. */
record SearchFiguresValues(int compared, OptionalDouble recall) implements SearchFigures {
    SearchFiguresValues {
        Objects.requireNonNull(recall, "recall");
    }

    @Override
    public SearchFigures recall(OptionalDouble measured) {
        return new SearchFiguresValues(compared, measured);
    }
}
