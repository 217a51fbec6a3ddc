package io.mien.compose.product;

import java.nio.file.Path;
import java.util.List;

/**
 * A product to compose, as it was asked for.
 *
 * @param home absolute folder of the distribution
 * @param directory absolute folder that relative paths are resolved against
 * @param features names of the distribution's, or paths of feature files; at least one
 * @param added jars, feature files and Maven's coordinates
 * @param repositories folders laid out as Maven repositories, which are looked at in this order
 * @param platform what it is to run on, such as {@code linux-x86-64}
 */
public record ProductRequest(
        Path home,
        Path directory,
        List<String> features,
        List<String> added,
        List<Path> repositories,
        String platform) {
    public ProductRequest {
        features = List.copyOf(features);
        added = List.copyOf(added);
        repositories = List.copyOf(repositories);
    }
}
