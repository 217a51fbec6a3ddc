package io.mien.boot.generation;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A bundle of a generation.
 *
 * @param file relative to the distribution, or in the data folder's {@code bundles} if it was deployed
 * @param name symbolic name
 * @param version of the bundle
 * @param sha256 see {@link Sha256}; empty in a list that was not written yet
 * @param origin where the file is
 * @param only the commands that need it; empty for all
 * @param kinds of stages that it has a part in, words; for going back one stage at a time
 * @param superseded whether it stays only until what took its place has passed its probation
 */
public record LockedBundle(
        String file,
        String name,
        String version,
        String sha256,
        Origin origin,
        Set<String> only,
        List<String> kinds,
        boolean superseded) {
    /** The origin of a bundle. */
    public enum Origin {
        /** With Mien. */
        DISTRIBUTION,
        /** By deploying. */
        DEPLOYED;

        /** The word in a lock file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LockedBundle {
        only = Set.copyOf(only);
        kinds = List.copyOf(kinds);
    }

    /** A bundle of the distribution whose manifest and content nobody looked into yet. */
    public static LockedBundle ofDistribution(String file, Set<String> only) {
        return new LockedBundle(file, "", "", "", Origin.DISTRIBUTION, only, List.of(), false);
    }

    /** Whether it came by deploying. */
    public boolean deployed() {
        return origin == Origin.DEPLOYED;
    }

    /** Its file. */
    public Path path(Path home, Path data) {
        return deployed() ? GenerationFolder.bundles(data).resolve(file) : home.resolve(file);
    }

    /** Whether a command needs it. */
    public boolean isFor(String verb) {
        return only.isEmpty() || only.contains(verb);
    }

    /** The same, staying or not only until its successor has passed its probation. */
    public LockedBundle withSuperseded(boolean value) {
        return new LockedBundle(file, name, version, sha256, origin, only, kinds, value);
    }

    /** The same with what its manifest says. */
    public LockedBundle withManifest(String newName, String newVersion) {
        return new LockedBundle(file, newName, newVersion, sha256, origin, only, kinds, superseded);
    }

    /** The same with its digest. */
    public LockedBundle withSha256(String digest) {
        return new LockedBundle(file, name, version, digest, origin, only, kinds, superseded);
    }

    /** The same with the kinds of stages it has a part in. */
    public LockedBundle withKinds(List<String> newKinds) {
        return new LockedBundle(file, name, version, sha256, origin, only, newKinds, superseded);
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
