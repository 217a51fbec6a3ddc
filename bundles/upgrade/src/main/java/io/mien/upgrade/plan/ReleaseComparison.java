package io.mien.upgrade.plan;

import io.mien.MienException;
import io.mien.boot.generation.BundleManifest;
import io.mien.deploy.InstalledBundle;
import io.mien.support.files.IoReason;
import io.mien.support.files.Sha256;
import io.mien.trust.release.Release;
import io.mien.trust.release.ReleasedFile;
import io.mien.upgrade.plan.PlannedFile.Change;
import io.mien.upgrade.plan.PlannedFile.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares a release with what runs, by digest. Which bundles are replaceable while they run is the deployer's rule; all else
 * of a product is read at its start alone.
 */
public final class ReleaseComparison {
    private final Path home;
    private final List<InstalledBundle> running;
    private final Set<String> digests;
    /** Symbolic names of the jars of the distribution, by what their file names say. */
    private final Map<String, String> names;

    /**
     * @param home the folder of the distribution
     * @param running the bundles of the current generation
     * @throws MienException if the distribution cannot be read
     */
    public ReleaseComparison(Path home, List<InstalledBundle> running) throws MienException {
        this.home = home;
        this.running = List.copyOf(running);
        this.digests = running.stream().map(InstalledBundle::sha256).collect(Collectors.toSet());
        try {
            this.names = names(home);
        } catch (IOException e) {
            throw new MienException(home + ": cannot be read: " + IoReason.of(e), e);
        }
    }

    private static Map<String, String> names(Path home) throws IOException {
        Map<String, String> names = new TreeMap<>();
        for (String folder : List.of("bundles", "models")) {
            if (!Files.isDirectory(home.resolve(folder))) {
                continue;
            }
            try (Stream<Path> files = Files.list(home.resolve(folder))) {
                for (Path file : files.sorted().toList()) {
                    Optional<FileTitle> title = FileTitle.of(folder + "/" + file.getFileName());
                    if (title.isPresent() && Files.isRegularFile(file)) {
                        names.put(title.get().name(), BundleManifest.read(file).name());
                    }
                }
            }
        }
        return names;
    }

    /**
     * The difference.
     *
     * @throws MienException if a file of the distribution cannot be read
     */
    public UpgradePlan with(Release release) throws MienException {
        List<PlannedFile> files = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        try {
            for (ReleasedFile file : release.files()) {
                files.add(planned(file));
                name(file.path())
                        .or(() -> FileTitle.ofFolder(file.path()).map(FileTitle::name))
                        .ifPresent(listed::add);
            }
        } catch (IOException e) {
            throw new MienException(home + ": cannot be compared with " + release + ": " + IoReason.of(e), e);
        }
        running.stream()
                .filter(b -> !b.deployed() && !listed.contains(b.name()))
                .forEach(b -> files.add(new PlannedFile(
                        b.name() + " " + b.version(), 0, "", Change.GOES, Time.NEXT_START, "is not in the release")));
        return new UpgradePlan(release, files);
    }

    private PlannedFile planned(ReleasedFile file) throws IOException {
        Optional<String> name = name(file.path());
        Optional<InstalledBundle> runs =
                running.stream().filter(b -> name.equals(Optional.of(b.name()))).reduce((a, b) -> b);
        if (runs.isPresent() ? digests.contains(file.sha256()) : isInstalled(file)) {
            return planned(file, Change.SAME, Time.NONE, "");
        }
        if (FeatureChange.isFeature(file.path()) && Files.exists(home.resolve(file.path()))) {
            return planned(file, Change.CHANGED, Time.RUNNING, "if it differs in its bundles alone");
        }
        if (isForPeople(file.path())) {
            return planned(file, Change.CHANGED, Time.NONE, "is for people, and stays as it is");
        }
        if (name.isEmpty()) {
            Change change = Files.exists(home.resolve(file.path())) ? Change.CHANGED : Change.NEW;
            return planned(file, change, Time.NEXT_START, "is read at the start");
        }
        if (runs.isEmpty()) {
            return names.containsValue(name.get())
                    ? planned(file, Change.CHANGED, Time.NEXT_START, "is not part of what runs")
                    : planned(file, Change.NEW, Time.RUNNING, "no bundle of its name exists");
        }
        String title = runs.get().name() + " " + runs.get().version();
        return runs.get().replaceable()
                ? planned(file, Change.CHANGED, Time.RUNNING, "takes the place of " + title)
                : planned(file, Change.CHANGED, Time.NEXT_START, title + " runs the others");
    }

    private static PlannedFile planned(ReleasedFile file, Change change, Time time, String reason) {
        return new PlannedFile(file.path(), file.length(), file.sha256(), change, time, reason);
    }

    /** The symbolic name of a bundle, whose file need not be there yet. */
    private Optional<String> name(String path) {
        return FileTitle.of(path).map(t -> names.getOrDefault(t.name(), t.name()));
    }

    /** Licences and the bill of materials lie beside the folders that a product runs from. */
    private static boolean isForPeople(String path) {
        return !path.contains("/");
    }

    private boolean isInstalled(ReleasedFile file) throws IOException {
        Path there = home.resolve(file.path());
        return Files.isRegularFile(there)
                && Files.size(there) == file.length()
                && Sha256.of(there).equals(file.sha256());
    }
}
