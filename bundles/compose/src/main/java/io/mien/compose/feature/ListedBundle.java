package io.mien.compose.feature;

import io.mien.compose.index.Coordinates;
import java.util.List;

/**
 * A bundle as a feature file lists it.
 *
 * @param coordinates which one
 * @param only the commands that need it; empty if all do
 * @param optional whether the product starts without it
 */
public record ListedBundle(Coordinates coordinates, List<String> only, boolean optional) {
    public ListedBundle {
        only = List.copyOf(only);
    }
}
