package io.mien.runtime;

import io.mien.boot.generation.LockedBundle;
import io.mien.boot.platform.Platform;
import io.mien.trust.release.ReleasedContent;
import io.mien.trust.release.TrustException;
import io.mien.trust.release.UntrustedException;
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
 * @param released what may be loaded of it, if it is locked
 */
record Distribution(Path home, boolean embedded, Optional<ReleasedContent> released) {
    private static final List<String> FOLDERS = List.of("bundles", "models");

    private static final String STANDARD = "desk";
    private static final String JSON = ".json";

    Distribution {
        home = home.toAbsolutePath().normalize();
    }

    /**
     * Opens an installation for products on their own.
     *
     * @throws StartException as {@link #open(Path, boolean)} does
     */
    static Distribution open(Path home) throws StartException {
        return open(home, false);
    }

    /**
     * Opens an installation.
     *
     * @throws StartException if it is locked, and its release is not signed as it must be
     */
    static Distribution open(Path home, boolean embedded) throws StartException {
        try {
            return new Distribution(home, embedded, ReleasedContent.of(home));
        } catch (TrustException e) {
            throw new StartException("this installation is locked, and starts nothing: " + e.getMessage(), e);
        }
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

    /** The product of a data folder that has none of its own: the only one, as in a product that was composed, else {@code desk}. */
    String standard() {
        String[] files = home.resolve("features").toFile().list((folder, name) -> name.endsWith(JSON));
        return files != null && files.length == 1 ? files[0].substring(0, files[0].length() - JSON.length()) : STANDARD;
    }

    /** A product by name, {@code features/NAME.json}, or by the path of its file. */
    Path feature(String nameOrPath) {
        return nameOrPath.endsWith(JSON)
                ? Path.of(nameOrPath)
                : home.resolve("features").resolve(nameOrPath + JSON);
    }

    /**
     * Reads a product's feature, without the optional bundles that are not here, and without the API if the program has it.
     *
     * @throws StartException naming the file and what is wrong with it
     */
    Feature read(String nameOrPath) throws StartException {
        Map<String, String> variables = Map.of("mien.home", home.toString(), "mien.platform", Platform.current());
        Path file = feature(nameOrPath);
        if (released.isPresent()) {
            requireReleased(file.toAbsolutePath());
        }
        Feature feature = FeatureReader.read(file, variables);
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

    /**
     * The file that a bundle of a list is loaded from. In a locked installation it is the installation's own file of that
     * content, whatever lies in the data folder.
     *
     * @throws StartException if the installation is locked, and the bundle is not listed
     */
    Path file(LockedBundle bundle, Path data) throws StartException {
        Path file = bundle.path(home, data);
        if (released.isEmpty()) {
            return file;
        }
        try {
            return bundle.deployed()
                    ? released.get().bundle(bundle.sha256()).orElseThrow(() -> released.get()
                            .refusal(file))
                    : released.get().require(file);
        } catch (UntrustedException e) {
            throw new StartException(e.getMessage(), e);
        }
    }

    /** Checks the file of a feature of a locked installation. */
    private void requireReleased(Path file) throws StartException {
        try {
            released.get().require(file);
        } catch (UntrustedException e) {
            throw new StartException(Files.exists(file) ? e.getMessage() : FeatureReader.missing(file), e);
        }
    }

    /**
     * What keeps everything else out of a framework; empty if the installation is not locked.
     *
     * @param files the bundles that the framework starts with
     * @throws StartException naming one of them that is not listed, or has another content
     */
    Optional<ReleaseGuard> guard(List<Path> files) throws StartException {
        if (released.isEmpty()) {
            return Optional.empty();
        }
        try {
            released.get().requireAll(files);
            return Optional.of(new ReleaseGuard(released.get()));
        } catch (UntrustedException e) {
            throw new StartException(e.getMessage(), e);
        }
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
