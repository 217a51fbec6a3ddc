package io.mien.compose.product;

import io.mien.compose.feature.FeatureException;
import io.mien.compose.feature.FeatureFile;
import io.mien.compose.pack.ComposeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A feature, and what it was asked for by.
 *
 * @param name as it was typed
 */
record NamedFeature(String name, FeatureFile file) {
    private static final String JSON = ".json";

    /** Whether an argument names the file of a feature. */
    static boolean isFile(String argument) {
        return argument.endsWith(JSON);
    }

    /** @throws ComposeException if there is no such feature, or it cannot be read */
    static NamedFeature of(String name, ProductRequest request) throws IOException, ComposeException {
        Path shipped = request.home().resolve("features");
        Path file = isFile(name) ? request.directory().resolve(name) : shipped.resolve(name + JSON);
        if (!Files.exists(file)) {
            throw new ComposeException(
                    isFile(name)
                            ? name + ": there is no such file"
                            : "the distribution has no feature '" + name + "'; it has " + names(shipped)
                                    + ", and a file is named with its ending .json");
        }
        try {
            return new NamedFeature(name, FeatureFile.read(file));
        } catch (FeatureException e) {
            throw new ComposeException(e.getMessage(), e);
        }
    }

    private static String names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(NamedFeature::isFile)
                    .map(f -> f.substring(0, f.length() - JSON.length()))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }
}
