package io.mien.compose.product;

import io.mien.compose.feature.NeededBundle;
import io.mien.compose.index.Coordinates;
import java.nio.file.Path;
import java.util.List;

/**
 * What a product consists of.
 *
 * @param home the distribution that it is made of
 * @param id the product's name in Maven's words; the artifact is what {@code mien run} calls it
 * @param title its name for a person
 * @param feature the text of its feature file
 * @param bundles in the order of their start
 * @param platform what it runs on
 */
public record ProductPlan(
        Path home, Coordinates id, String title, String feature, List<NeededBundle> bundles, String platform) {
    public ProductPlan {
        bundles = List.copyOf(bundles);
    }

    /** The name of the product. */
    public String name() {
        return id.artifact();
    }
}
