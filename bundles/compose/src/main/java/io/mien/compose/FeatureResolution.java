package io.mien.compose;

import io.mien.compose.feature.FeatureException;
import io.mien.compose.feature.FeatureFile;
import io.mien.compose.feature.NeededBundle;
import io.mien.compose.feature.Want;
import io.mien.compose.index.BundleIndex;
import io.mien.compose.index.IndexedBundle;
import io.mien.compose.resolve.ProductResolver;
import io.mien.compose.resolve.Target;
import io.mien.compose.resolve.UnresolvedException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down, in each feature of a distribution, the bundles that its wants need. The build runs it; no start does. */
public final class FeatureResolution {
    private FeatureResolution() {}

    /**
     * Resolves all features of a distribution in their place.
     *
     * @param arguments folder of the distribution, name of its platform, its oldest Java
     * @throws FeatureException naming the feature that is not what it should be
     * @throws UnresolvedException naming the feature, and what is missing here
     */
    public static void main(String[] arguments) throws IOException, FeatureException, UnresolvedException {
        Path home = Path.of(arguments[0]);
        resolveAll(home, new Target(arguments[1], Integer.parseInt(arguments[2])));
    }

    static void resolveAll(Path home, Target target) throws IOException, FeatureException, UnresolvedException {
        IndexedBundle framework = BundleIndex.framework(home.resolve("lib"));
        BundleIndex index = BundleIndex.of(home, List.of());
        for (Path file : features(home.resolve("features"))) {
            FeatureFile feature = FeatureFile.read(file);
            Optional<List<Want>> wants = feature.wants();
            if (wants.isPresent()) {
                ProductResolver resolver = new ProductResolver(index, target, framework, feature.given());
                write(file, feature.withBundles(resolved(file, resolver, wants.get()), target.platform()));
            }
        }
    }

    private static List<NeededBundle> resolved(Path file, ProductResolver resolver, List<Want> wants)
            throws UnresolvedException {
        try {
            return resolver.resolve(wants);
        } catch (UnresolvedException e) {
            throw new UnresolvedException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    /** The time of the file stays: it says nothing of when it was built. */
    private static void write(Path file, String text) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, time);
    }

    private static List<Path> features(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.json")) {
            all.forEach(files::add);
        }
        files.sort(null);
        return files;
    }
}
