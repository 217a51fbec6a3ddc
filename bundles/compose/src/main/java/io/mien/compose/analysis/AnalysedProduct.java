package io.mien.compose.analysis;

import io.mien.compose.bill.ProductPart;
import java.nio.file.Path;
import java.util.List;

/**
 * A composed product that is looked at.
 *
 * @param home its folder
 * @param name of its feature
 * @param platform what it is for
 * @param parts all its jars
 */
public record AnalysedProduct(Path home, String name, String platform, List<ProductPart> parts) {
    public AnalysedProduct {
        parts = List.copyOf(parts);
    }
}
