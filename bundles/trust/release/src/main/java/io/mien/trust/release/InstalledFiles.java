package io.mien.trust.release;

import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Compares the folder of a product with its release, file by file. */
public final class InstalledFiles {
    /** What lies in these folders is run, or read by what runs: a file that is not listed is a fault there. */
    private static final Set<String> RUN = Set.of("bin", "bundles", "features", "lib", "models");

    private final Path home;
    private final Release release;

    /** @param home the product's folder */
    public InstalledFiles(Path home, Release release) {
        this.home = home;
        this.release = release;
    }

    /**
     * The differences.
     *
     * @param faults files that are listed and missing or different, and files that are not listed where listed ones are run; in
     *     the order of their paths, the first first
     * @param unlisted other files that are not listed; of a folder without any listed file, the folder
     */
    public record Findings(List<UntrustedException> faults, List<String> unlisted) {}

    /**
     * Reads every listed file, and looks for files that are not listed.
     *
     * @param each called for each listed file before it is read
     * @throws TrustException if the folder cannot be read
     */
    public Findings compare(Consumer<ReleasedFile> each) throws TrustException {
        List<UntrustedException> faults = new ArrayList<>();
        for (ReleasedFile listed : release.files()) {
            each.accept(listed);
            try {
                requireListedContent(listed);
            } catch (UntrustedException e) {
                faults.add(e);
            }
        }
        Set<String> unlisted = new TreeSet<>();
        for (String path : unlistedPaths()) {
            if (RUN.contains(first(path))) {
                faults.add(new UntrustedException(home.resolve(path), "is not listed in " + release));
            } else {
                unlisted.add(shortened(path));
            }
        }
        return new Findings(List.copyOf(faults), List.copyOf(unlisted));
    }

    private void requireListedContent(ReleasedFile listed) throws UntrustedException {
        Path file = home.resolve(listed.path());
        try {
            long length = Files.size(RegularFile.require(file));
            if (length != listed.length()) {
                throw new UntrustedException(
                        file, "has " + length + " bytes, and " + release + " says " + listed.length());
            }
            if (!ContentDigest.sha256(file, length).equals(listed.sha256())) {
                throw new UntrustedException(file, "has another SHA-256 than " + release + " says");
            }
        } catch (IOException e) {
            throw new UntrustedException(file, "cannot be read: " + IoReason.of(e));
        }
    }

    private List<String> unlistedPaths() throws TrustException {
        Set<String> known = new HashSet<>(Set.of(Release.FILE, TrustRoot.FILE));
        release.files().forEach(file -> known.add(file.path()));
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> home.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> !known.contains(path))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new TrustException(home, "cannot be read: " + IoReason.of(e.getCause()), e);
        } catch (IOException e) {
            throw new TrustException(home, "cannot be read: " + IoReason.of(e), e);
        }
    }

    private String shortened(String path) {
        String folder = first(path) + "/";
        boolean mixed = release.files().stream().anyMatch(f -> f.path().startsWith(folder));
        return mixed || !path.contains("/") ? path : folder;
    }

    private static String first(String path) {
        return path.split("/", 2)[0];
    }
}
