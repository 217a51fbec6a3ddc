package io.mien.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All jars that a product is made of. */
record ShippedDistribution(List<BundleJar> jars) {
    /** Where the distribution has API and TCK for those who build with them; no product reads it. */
    private static final String REPOSITORY = "repository";

    /** Reads every jar of a distribution that a product may be made of, and every folder that one was unpacked into. */
    static ShippedDistribution read(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return new ShippedDistribution(files.filter(f -> !f.startsWith(home.resolve(REPOSITORY)))
                    .filter(ShippedDistribution::isBundle)
                    .sorted()
                    .map(BundleJar::read)
                    .toList());
        }
    }

    private static boolean isBundle(Path path) {
        return path.toString().endsWith(".jar") || Files.isRegularFile(path.resolve("META-INF/MANIFEST.MF"));
    }

    /** The jars that this project builds. */
    List<BundleJar> ours() {
        return jars.stream().filter(BundleJar::isOurs).toList();
    }

    /** The jar of a symbolic name. */
    Optional<BundleJar> named(String name) {
        return jars.stream().filter(j -> j.name().equals(name)).findFirst();
    }

    /** Exported packages, and who exports each. */
    Map<String, String> exporters() {
        Map<String, String> exporters = new TreeMap<>();
        jars.forEach(j -> j.clauses("Export-Package").keySet().forEach(p -> exporters.put(p, j.name())));
        return exporters;
    }
}
