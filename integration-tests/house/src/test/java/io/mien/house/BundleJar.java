package io.mien.house;

import aQute.bnd.header.OSGiHeader;
import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Jar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * One jar of the distribution.
 *
 * @param file its name
 * @param headers of the manifest
 * @param entries names of its files
 * @param times the different times of its entries, local
 * @param code what its classes say
 * @param pids of the configurations that its components take
 */
record BundleJar(String file, Attributes headers, Set<String> entries, Set<String> times, Code code, Set<String> pids) {
    /** Reads a jar, or the folder that one was unpacked into; there the times of the files say nothing. */
    static BundleJar read(Path path) {
        try (Jar jar = new Jar(path.toFile())) {
            return new BundleJar(
                    path.getFileName().toString(),
                    jar.getManifest() == null
                            ? new Attributes()
                            : jar.getManifest().getMainAttributes(),
                    new TreeSet<>(jar.getResources().keySet()),
                    Files.isDirectory(path) ? Set.of() : times(path),
                    Code.read(jar),
                    ServiceComponents.read(jar).pids());
        } catch (Exception e) {
            // bnd declares no narrower type.
            throw new IllegalStateException(path.toString(), e);
        }
    }

    private static Set<String> times(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return zip.stream().map(e -> e.getTimeLocal().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Symbolic name; if the jar is not a bundle, the file's name without version. */
    String name() {
        String header = header("Bundle-SymbolicName");
        return header.isEmpty() ? artifact() : header.split(";")[0].strip();
    }

    /** {@code picocli} of {@code picocli-4.7.7.jar}. */
    String artifact() {
        return file.replaceFirst("(-\\d.*)?(\\.jar)?$", "");
    }

    /** A header, empty if it is absent. */
    String header(String name) {
        String value = headers.getValue(name);
        return value == null ? "" : value;
    }

    /** A header with clauses, by their name. */
    Parameters clauses(String name) {
        return OSGiHeader.parseHeader(header(name));
    }

    boolean isOurs() {
        return name().startsWith("io.mien.");
    }

    /** What {@code bin/mien} runs: no bundle, outside the framework. */
    boolean isLauncher() {
        return name().equals("io.mien.runtime")
                || name().equals("io.mien.boot")
                || name().equals("io.mien.control")
                || name().equals("io.mien.trust.release")
                || name().startsWith("io.mien.support.");
    }

    boolean isFragment() {
        return !header("Fragment-Host").isEmpty();
    }

    /** Symbolic name of the bundle that a fragment belongs to. */
    String host() {
        return header("Fragment-Host").split(";")[0].strip();
    }

    /** A library wrapper, or its native code for a platform. */
    boolean isLibrary() {
        return name().startsWith("io.mien.library.");
    }

    boolean isModel() {
        return name().startsWith("io.mien.model.");
    }

    @Override
    public String toString() {
        return name();
    }
}
