package io.mien.trust.release;

import io.mien.boot.locked.LockedRelease;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The files of a locked installation that may be loaded: those that lie where its release lists them, with the content that
 * the release lists. Whatever came from elsewhere is loaded from here too, if it has listed content: so the bytes that are
 * checked are the bytes that are loaded, and nobody who may not write the installation can exchange them in between.
 *
 * <p>A file is read once in a process. Thread-safe.
 */
public final class ReleasedContent {
    private final Path home;
    private final InstallationLock lock;
    private final Map<String, ReleasedFile> byPath = new HashMap<>();
    private final Set<Path> checked = ConcurrentHashMap.newKeySet();

    ReleasedContent(Path home, InstallationLock lock) {
        this.home = home;
        this.lock = lock;
        lock.release().files().forEach(file -> byPath.put(file.path(), file));
    }

    /**
     * What an installation may load; empty if it is not locked.
     *
     * @throws TrustException as {@link InstallationLock#of} does
     */
    public static Optional<ReleasedContent> of(Path home) throws TrustException {
        Path folder = home.toAbsolutePath().normalize();
        return InstallationLock.of(folder).map(lock -> new ReleasedContent(folder, lock));
    }

    /** The release, for messages and for bundles. */
    public LockedRelease release() {
        return new LockedRelease(lock.release().toString());
    }

    /**
     * Checks a file of the installation, or a folder that a bundle was unpacked into with all that is in it.
     *
     * @return the same path
     * @throws UntrustedException if it does not lie where the release lists it, has another content, or cannot be read
     */
    public Path require(Path file) throws UntrustedException {
        // Not normalized: behind a symbolic link the system goes elsewhere at "..", and another file would be checked.
        if (!file.isAbsolute() || !file.equals(file.normalize()) || !file.startsWith(home)) {
            throw refusal(file);
        }
        if (checked.contains(file)) {
            return file;
        }
        try {
            for (Path inner : files(file)) {
                requireListed(inner);
            }
        } catch (IOException e) {
            throw new UntrustedException(file, "cannot be read: " + IoReason.of(e));
        }
        checked.add(file);
        return file;
    }

    /** Whether the release lists a file of this path, or files below it; their content is not looked at. */
    public boolean lists(Path file) {
        if (!file.equals(file.normalize()) || !file.startsWith(home)) {
            return false;
        }
        String path = path(file);
        return byPath.containsKey(path) || byPath.keySet().stream().anyMatch(p -> p.startsWith(path + "/"));
    }

    private String path(Path file) {
        return home.relativize(file).toString().replace('\\', '/');
    }

    /** Checks several, on all processors. See {@link #require(Path)}. */
    public void requireAll(Collection<Path> files) throws UntrustedException {
        Map<Path, UntrustedException> refused = new ConcurrentHashMap<>();
        files.parallelStream().forEach(file -> {
            try {
                require(file);
            } catch (UntrustedException e) {
                refused.put(file, e);
            }
        });
        for (Path file : files) {
            if (refused.containsKey(file)) {
                throw refused.get(file);
            }
        }
    }

    /**
     * The installation's own bundle of some content, checked.
     *
     * @param sha256 of the bundle's file
     * @return empty if the release lists no bundle of this content
     * @throws UntrustedException if the installation's file is missing or damaged
     */
    public Optional<Path> bundle(String sha256) throws UntrustedException {
        Optional<ReleasedFile> listed = lock.release().files().stream()
                .filter(file -> file.sha256().equals(sha256) && isBundle(file.path()))
                .findFirst();
        return listed.isEmpty()
                ? Optional.empty()
                : Optional.of(require(home.resolve(listed.get().path())));
    }

    /** A library of the launcher is none, even if it could be installed as one. */
    private static boolean isBundle(String path) {
        return path.endsWith(".jar") && (path.startsWith("bundles/") || path.startsWith("models/"));
    }

    /**
     * Checks a file from outside by its content alone. It is not loaded: {@link #bundle} finds the installation's own.
     *
     * @throws UntrustedException if its content is not listed
     */
    public void admit(Path file) throws UntrustedException {
        lock.admit(file);
    }

    /** The refusal of something that is not listed. */
    public UntrustedException refusal(Path file) {
        return new UntrustedException(file, release().reason());
    }

    private static List<Path> files(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return List.of(file);
        }
        try (Stream<Path> all = Files.walk(file)) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void requireListed(Path file) throws IOException, UntrustedException {
        ReleasedFile listed = byPath.get(path(file));
        if (listed == null
                || Files.size(RegularFile.require(file)) != listed.length()
                || !ContentDigest.sha256(file, listed.length()).equals(listed.sha256())) {
            throw refusal(file);
        }
    }
}
