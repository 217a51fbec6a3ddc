package io.mien.products;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A bundle of the distribution under another version. */
final class Bundle {
    private static final String STAGE = "OSGI-INF/stage.properties";

    private Bundle() {}

    /** Writes a stage's bundle as if it were of that version. */
    static Path stage(String name, String version, Path to) {
        return copy("bundles", name, version, to);
    }

    /** Writes a model bundle as if it, and its model, were of that version. */
    static Path model(String name, String version, Path to) {
        return copy("models", name, version, to);
    }

    private static Path copy(String folder, String name, String version, Path to) {
        try (JarFile from = new JarFile(find(folder, name).toFile())) {
            Manifest manifest = from.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", version);
            try (OutputStream file = Files.newOutputStream(to);
                    JarOutputStream jar = new JarOutputStream(file, manifest)) {
                for (JarEntry entry : Collections.list(from.entries())) {
                    copy(from, entry, version, jar);
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(JarFile from, JarEntry entry, String version, JarOutputStream jar) throws IOException {
        if (entry.isDirectory() || entry.getName().equals(JarFile.MANIFEST_NAME)) {
            return;
        }
        jar.putNextEntry(new JarEntry(entry.getName()));
        if (entry.getName().equals(STAGE)) {
            jar.write(("io.mien.version=" + version + "\n").getBytes(StandardCharsets.UTF_8));
            return;
        }
        try (InputStream in = from.getInputStream(entry)) {
            byte[] content = in.readAllBytes();
            if (entry.getName().endsWith(".mud")) {
                String mud = new String(content, StandardCharsets.UTF_8);
                content = mud.replaceAll("(?m)^version *=.*$", "version = " + version)
                        .getBytes(StandardCharsets.UTF_8);
            }
            jar.write(content);
        }
    }

    /** The file of a bundle of the distribution. */
    static Path find(String name) throws IOException {
        return find("bundles", name);
    }

    /** The file of a model bundle of the distribution. */
    static Path findModel(String name) throws IOException {
        return find("models", name);
    }

    private static Path find(String folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(Mien.HOME.resolve(folder))) {
            return files.filter(f -> f.getFileName().toString().startsWith(name + "-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
