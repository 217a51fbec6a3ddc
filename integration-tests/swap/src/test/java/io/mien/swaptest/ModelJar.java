package io.mien.swaptest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A model bundle made of a description and a file of weights. */
final class ModelJar {
    private static final String FOLDER = "OSGI-INF/mien/";

    private ModelJar() {}

    static Path write(String name, String mud, Path weights, Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(new Attributes.Name("Bundle-ManifestVersion"), "2");
        main.put(new Attributes.Name("Bundle-SymbolicName"), "io.mien.model." + name);
        main.put(new Attributes.Name("Bundle-Version"), "1.0.0");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            // Weights do not become smaller.
            out.setLevel(0);
            out.putNextEntry(new ZipEntry(FOLDER + name + ".mud"));
            out.write(mud.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
            out.putNextEntry(new ZipEntry(FOLDER + weights.getFileName()));
            Files.copy(weights, out);
            out.closeEntry();
        }
        return jar;
    }
}
