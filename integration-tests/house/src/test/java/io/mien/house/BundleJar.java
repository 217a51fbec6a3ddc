package io.mien.house;

import aQute.bnd.header.OSGiHeader;
import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Jar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * One jar of the distribution.
 *
 * @param file its name
 * @param headers of the manifest
 * @param entries names of its files
 * @param times the different times of its entries, local
 * @param code what its classes say
 */
record BundleJar(String file, Attributes headers, Set<String> entries, Set<String> times, Code code) {
    static BundleJar read(Path path) {
        try (JarFile zip = new JarFile(path.toFile());
                Jar jar = new Jar(path.toFile())) {
            return new BundleJar(
                    path.getFileName().toString(),
                    zip.getManifest() == null
                            ? new Attributes()
                            : zip.getManifest().getMainAttributes(),
                    zip.stream()
                            .filter(e -> !e.isDirectory())
                            .map(ZipEntry::getName)
                            .collect(Collectors.toCollection(TreeSet::new)),
                    zip.stream().map(e -> e.getTimeLocal().toString()).collect(Collectors.toCollection(TreeSet::new)),
                    Code.read(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        } catch (Exception e) {
            // bnd declares no narrower type.
            throw new IllegalStateException(path.toString(), e);
        }
    }

    /** Symbolic name; the file's name where it is no bundle. */
    String name() {
        String header = header("Bundle-SymbolicName");
        return header.isEmpty() ? file : header.split(";")[0].strip();
    }

    /** A header, empty where it is absent. */
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

    boolean isFragment() {
        return !header("Fragment-Host").isEmpty();
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
