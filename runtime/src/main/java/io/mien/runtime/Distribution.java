package io.mien.runtime;

import io.mien.boot.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that {@code bin/mien} lies in.
 *
 * @param home absolute
 * @param embedded whether a program that has the API on its own class path starts products of it: they do without the API bundle
 */
record Distribution(Path home, boolean embedded) {
    private static final List<String> FOLDERS = List.of("bundles", "models");

    Distribution {
        home = home.toAbsolutePath().normalize();
    }

    /** For products on their own. */
    Distribution(Path home) {
        this(home, false);
    }

    /** Overrides of a feature's configurations, one file {@code PID.properties} each. */
    Path conf() {
        return home.resolve("conf");
    }

    /** Folders of configurations: the files of a data folder count before the distribution's. */
    List<Path> configurations(Optional<Path> data) {
        return Stream.concat(Stream.of(conf()), data.map(d -> d.resolve("conf")).stream())
                .toList();
    }

    /** A product by name, {@code features/NAME.json}, or by the path of its file. */
    Path feature(String nameOrPath) {
        return nameOrPath.endsWith(".json")
                ? Path.of(nameOrPath)
                : home.resolve("features").resolve(nameOrPath + ".json");
    }

    /**
     * Reads a product's feature, without the optional bundles that are not here, and without the API if the program has it.
     *
     * @throws StartException naming the file and what is wrong with it
     */
    Feature read(String nameOrPath) throws StartException {
        Map<String, String> variables = Map.of("mien.home", home.toString(), "mien.platform", Platform.current());
        Feature feature = FeatureReader.read(feature(nameOrPath), variables);
        List<FeatureBundle> here = RetiredParts.replaced(feature.bundles(), nameOrPath).stream()
                .filter(b -> !(embedded && b.id().artifact().equals(ProgramApi.BUNDLE)))
                .filter(b -> !b.optional() || find(b.id()).isPresent())
                .toList();
        return new Feature(feature.id(), here, feature.configurations(), feature.properties());
    }

    /**
     * A bundle's jar, or the folder that it is unpacked into.
     *
     * @throws StartException if there is neither
     */
    Path bundle(BundleId id) throws StartException {
        return find(id).orElseThrow(() -> new StartException("the bundle " + id + " is neither in "
                + home.resolve(FOLDERS.get(0)) + " nor in " + home.resolve(FOLDERS.get(1))));
    }

    private Optional<Path> find(BundleId id) {
        for (String folder : FOLDERS) {
            Path unpacked = home.resolve(folder).resolve(id.fileName());
            if (Files.isDirectory(unpacked)) {
                return Optional.of(unpacked);
            }
            Path jar = home.resolve(folder).resolve(id.fileName() + ".jar");
            if (Files.isRegularFile(jar)) {
                return Optional.of(jar);
            }
        }
        return Optional.empty();
    }
}
