package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
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
import javax.tools.ToolProvider;

/**
 * A bundle of the distribution under a newer version, one of whose components is another class.
 *
 * @param name symbolic name
 * @param component file of the component's description
 * @param real simple name of the class that it names; the other one is in its package
 */
record FaultyBundle(String name, String component, String real) {
    /**
     * Writes it.
     *
     * @param faulty simple name of the other class
     * @param source of that class
     */
    Path write(String version, String faulty, String source, Path folder) {
        try {
            Path original = Bundle.find(name);
            Path classes = Files.createTempDirectory(folder, "classes");
            Path file = Files.writeString(classes.resolve(faulty + ".java"), source);
            int result = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "--release",
                            "17",
                            "-cp",
                            Bundle.find("io.mien.api") + ":" + original,
                            "-d",
                            classes.toString(),
                            file.toString());
            assertEquals(0, result, faulty + " is compiled");
            return pack(original, version, faulty, classes, folder.resolve(name + "-" + version + ".jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pack(Path original, String version, String faulty, Path classes, Path to) throws IOException {
        try (JarFile from = new JarFile(original.toFile())) {
            Manifest manifest = from.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", version);
            try (OutputStream file = Files.newOutputStream(to);
                    JarOutputStream jar = new JarOutputStream(file, manifest)) {
                for (JarEntry entry : Collections.list(from.entries())) {
                    if (entry.isDirectory() || entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        continue;
                    }
                    byte[] content = from.getInputStream(entry).readAllBytes();
                    if (entry.getName().equals(component)) {
                        content = new String(content, StandardCharsets.UTF_8)
                                .replace(real, faulty)
                                .getBytes(StandardCharsets.UTF_8);
                    }
                    put(jar, entry.getName(), content);
                }
                try (Stream<Path> compiled = Files.walk(classes)) {
                    for (Path one : compiled.filter(f -> f.toString().endsWith(".class"))
                            .toList()) {
                        put(jar, classes.relativize(one).toString(), Files.readAllBytes(one));
                    }
                }
            }
        }
        return to;
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
