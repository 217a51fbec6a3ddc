package io.mien.boot.generation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The manifest of a bundle.
 *
 * @param headers of its manifest
 */
public record BundleManifest(Attributes headers) {
    /** Reads a jar, or a folder that one was unpacked into. */
    public static BundleManifest read(Path bundle) throws IOException {
        if (Files.isDirectory(bundle)) {
            try (InputStream in = Files.newInputStream(bundle.resolve(JarFile.MANIFEST_NAME))) {
                return new BundleManifest(new Manifest(in).getMainAttributes());
            }
        }
        try (JarFile jar = new JarFile(bundle.toFile(), false)) {
            return of(jar);
        }
    }

    /** The manifest of a jar; without a header if it has none. */
    public static BundleManifest of(JarFile jar) throws IOException {
        Manifest manifest = jar.getManifest();
        return new BundleManifest(manifest == null ? new Attributes() : manifest.getMainAttributes());
    }

    /** Symbolic name without directives, empty if it is not a bundle. */
    public String name() {
        return header("Bundle-SymbolicName").split(";", 2)[0].strip();
    }

    /** Version, as the text has it. */
    public String version() {
        String version = header("Bundle-Version").strip();
        return version.isEmpty() ? "0.0.0" : version;
    }

    /** A header, empty if it is absent. */
    public String header(String header) {
        String value = headers.getValue(header);
        return value == null ? "" : value;
    }
}
