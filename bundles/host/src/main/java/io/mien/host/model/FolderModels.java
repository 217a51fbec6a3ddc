package io.mien.host.model;

import io.mien.boot.locked.LockedRelease;
import io.mien.model.Mud;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import io.mien.support.jar.BoundedJar;
import io.mien.support.jar.JarLimits;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds models in folders: {@code .mud} files beside their weights, and model bundles. A bundle here is read, not installed.
 *
 * @param cache folder of unpacked weights
 * @param limits what a model bundle may cost
 * @param locked the release of a locked installation, which lists no model outside of a bundle
 */
record FolderModels(Path cache, JarLimits limits, Optional<LockedRelease> locked) {
    /** How what is unpacked is bounded, for error messages. */
    static final String UNPACKED = "jar.unpacked.megabytes of io.mien.host";

    private static final String FOLDER = "OSGI-INF/mien/";

    /**
     * @param places folders, and single files of such folders, in the order asked for
     * @param firstArrival arrival of the first model found; the next has the next
     */
    ModelScan search(List<Path> places, long firstArrival) {
        ModelScan found = new ModelScan(limits);
        for (Path place : places) {
            locked.ifPresent(release ->
                    found.unreadable.add(new UnreadableModel(place.toString(), place.toString(), release.reason())));
            try {
                for (Path file : locked.isPresent() ? List.<Path>of() : files(place)) {
                    search(file, found, firstArrival + found.models.size());
                }
            } catch (IOException e) {
                String reason = e instanceof NoSuchFileException ? "there is no such folder" : e.toString();
                found.unreadable.add(new UnreadableModel(place.toString(), place.toString(), reason));
            }
        }
        return found;
    }

    private static List<Path> files(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.sorted().toList();
        }
    }

    private void search(Path file, ModelScan found, long arrival) {
        String name = file.getFileName().toString();
        if (name.endsWith(".mud")) {
            found.read(
                    name,
                    file.toString(),
                    arrival,
                    () -> RegularFile.open(file),
                    mud -> new LooseWeights(file.resolveSibling(mud.file())),
                    beside -> open(file.resolveSibling(beside)));
        } else if (name.endsWith(".jar")) {
            searchJar(file, found, arrival);
        }
    }

    private void searchJar(Path jar, ModelScan found, long arrival) {
        try (BoundedJar opened = BoundedJar.open(jar, limits)) {
            for (JarEntry entry : opened.entries()) {
                if (BoundedJar.isDescription(entry.getName())) {
                    found.read(
                            entry.getName().substring(FOLDER.length()),
                            jar.toString(),
                            arrival,
                            () -> opened.open(entry),
                            mud -> packed(jar, mud),
                            beside -> new Packed(jar, FOLDER + beside).open());
                }
            }
        } catch (IOException e) {
            found.unreadable.add(new UnreadableModel(jar.getFileName().toString(), jar.toString(), IoReason.of(e)));
        }
    }

    private static InputStream open(Path file) throws IOException {
        try {
            return RegularFile.open(file);
        } catch (NoSuchFileException e) {
            throw new FileNotFoundException(file.toString());
        }
    }

    private ModelWeights packed(Path jar, Mud mud) {
        return new PackedWeights(new Packed(jar, FOLDER + mud.file()), cache, limits.unpackedBytes());
    }

    /** An entry of a jar that is open as long as its stream. */
    private record Packed(Path jar, String entry) implements PackedWeights.Entry {
        @Override
        public PackedWeights.Entry beside(String name) {
            return new Packed(jar, entry.substring(0, entry.lastIndexOf('/') + 1) + name);
        }

        @Override
        public InputStream open() throws IOException {
            ZipFile zip = new ZipFile(jar.toFile());
            ZipEntry found = zip.getEntry(entry);
            if (found == null) {
                zip.close();
                throw missing();
            }
            return new FilterInputStream(zip.getInputStream(found)) {
                @Override
                public void close() throws IOException {
                    zip.close();
                }
            };
        }

        @Override
        public long size() throws IOException {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                ZipEntry found = zip.getEntry(entry);
                if (found == null) {
                    throw missing();
                }
                return found.getSize();
            }
        }

        private FileNotFoundException missing() {
            return new FileNotFoundException(jar + " has no " + entry);
        }
    }
}
