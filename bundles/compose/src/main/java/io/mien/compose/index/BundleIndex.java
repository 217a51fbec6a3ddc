package io.mien.compose.index;

import aQute.bnd.osgi.resource.ResourceUtils;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** All bundles that a product may be made of, and what each offers and needs. Immutable. */
public final class BundleIndex {
    private static final List<String> FOLDERS = List.of("bundles", "models");

    private static final String FRAMEWORK = "org.apache.felix.framework-*.jar";

    private final List<IndexedBundle> bundles;
    private final Map<Resource, IndexedBundle> byResource = new IdentityHashMap<>();

    private BundleIndex(List<IndexedBundle> bundles) {
        this.bundles = List.copyOf(bundles);
        for (IndexedBundle bundle : bundles) {
            byResource.put(bundle.resource(), bundle);
        }
    }

    /**
     * Reads the bundles and models of a distribution, and those of further folders.
     *
     * @throws IOException naming a file that cannot be read
     */
    public static BundleIndex of(Path distribution, List<Path> further) throws IOException {
        BundleReader reader = new BundleReader();
        List<IndexedBundle> all = new ArrayList<>();
        for (String folder : FOLDERS) {
            if (Files.isDirectory(distribution.resolve(folder))) {
                all.addAll(reader.readAll(distribution.resolve(folder)));
            }
        }
        for (Path folder : further) {
            all.addAll(reader.readAll(folder));
        }
        return new BundleIndex(all);
    }

    /**
     * Reads one bundle.
     *
     * @param file its jar, or the folder that it is unpacked into
     * @return empty if it is not a bundle
     * @throws IOException naming the file
     */
    public static Optional<IndexedBundle> read(Path file) throws IOException {
        return new BundleReader().read(file);
    }

    /**
     * What Maven calls a jar, bundle or not.
     *
     * @throws IOException naming the file
     */
    public static Coordinates coordinates(Path jar) throws IOException {
        return new BundleReader().coordinates(jar);
    }

    /** The same with further bundles, each in the place of all of its name. */
    public BundleIndex with(List<IndexedBundle> added) {
        Set<String> names = added.stream().map(IndexedBundle::name).collect(Collectors.toSet());
        List<IndexedBundle> all = new ArrayList<>(added);
        bundles.stream().filter(b -> !names.contains(b.name())).forEach(all::add);
        return new BundleIndex(all);
    }

    /** The bundle that Maven calls so. */
    public Optional<IndexedBundle> find(Coordinates coordinates) {
        return bundles.stream().filter(b -> b.coordinates().equals(coordinates)).findFirst();
    }

    /**
     * The framework of a distribution.
     *
     * @param lib the folder with the launcher's jars
     * @throws IOException if it is not there or cannot be read
     */
    public static IndexedBundle framework(Path lib) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(lib, FRAMEWORK)) {
            for (Path file : found) {
                Optional<IndexedBundle> bundle = new BundleReader().read(file);
                if (bundle.isPresent()) {
                    return bundle.get();
                }
            }
        }
        throw new NoSuchFileException(lib + " has no " + FRAMEWORK);
    }

    /** In the order in which the folders were named, and by file name. */
    public List<IndexedBundle> bundles() {
        return bundles;
    }

    /** The bundle of a resource. */
    public IndexedBundle bundle(Resource resource) {
        return byResource.get(resource);
    }

    /** What satisfies a requirement, in no particular order. */
    public List<Capability> providers(Requirement requirement) {
        return bundles.stream()
                .map(b -> b.resource().getCapabilities(requirement.getNamespace()))
                .flatMap(all -> ResourceUtils.findProviders(requirement, all).stream())
                .toList();
    }
}
