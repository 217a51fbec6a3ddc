package io.mien.compose.feature;

import io.mien.compose.index.IndexedBundle;
import java.util.List;

/**
 * A bundle of a product.
 *
 * @param bundle which one
 * @param only the commands that need it; empty if all do
 * @param optional whether the product starts without it
 */
public record NeededBundle(IndexedBundle bundle, List<String> only, boolean optional) {
    public NeededBundle {
        only = List.copyOf(only);
    }
}
