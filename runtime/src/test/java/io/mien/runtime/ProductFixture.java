package io.mien.runtime;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/** A distribution in a temporary folder, with bundles made of test classes. */
final class ProductFixture {
    private final Path home;
    private final List<String> bundles = new ArrayList<>();
    private final List<String> configurations = new ArrayList<>();
    private String version = "1.2.3";

    ProductFixture(Path home) {
        this.home = home;
        make(home.resolve("bundles"));
        make(home.resolve("features"));
        make(home.resolve("conf"));
    }

    Path home() {
        return home;
    }

    /** Adds a bundle of one class, its activator, with the classes nested in it. */
    ProductFixture bundle(Class<?> activator, String imports) {
        String name = activator.getSimpleName();
        Map<String, String> headers = Map.of("Bundle-Activator", activator.getName(), "Import-Package", imports);
        return bundle(name, headers, List.of(activator));
    }

    /** Adds an extension of the framework, with its activator. */
    Path extension(Class<?> activator) {
        Map<String, String> headers = Map.of(
                "Fragment-Host",
                "system.bundle; extension:=framework",
                "ExtensionBundle-Activator",
                activator.getName());
        bundle("extension", headers, List.of(activator));
        return home;
    }

    /** Adds a bundle without classes. */
    ProductFixture bundle(String name, Map<String, String> headers) {
        return bundle(name, headers, List.of());
    }

    private ProductFixture bundle(String name, Map<String, String> headers, List<Class<?>> classes) {
        jar(home.resolve("bundles").resolve(name + "-1.jar"), name, headers, classes);
        return named("test:" + name + ":1");
    }

    private static Path jar(Path jar, String name, Map<String, String> headers, List<Class<?>> classes) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        headers.forEach(attributes::putValue);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream to = new JarOutputStream(file, manifest)) {
            for (Class<?> type : classes) {
                add(type, to);
                for (Class<?> nested : type.getDeclaredClasses()) {
                    add(nested, to);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private static void add(Class<?> type, JarOutputStream to) throws IOException {
        String path = type.getName().replace('.', '/') + ".class";
        to.putNextEntry(new ZipEntry(path));
        try (InputStream from = type.getClassLoader().getResourceAsStream(path)) {
            from.transferTo(to);
        }
    }

    /** Adds a jar of the class path. */
    ProductFixture library(String artifact) {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            String name = Path.of(entry).getFileName().toString();
            if (name.startsWith(artifact + "-") && name.endsWith(".jar")) {
                try {
                    Files.copy(Path.of(entry), home.resolve("bundles").resolve(name));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return named("test:" + artifact + ":" + name.substring(artifact.length() + 1, name.length() - 4));
            }
        }
        throw new IllegalArgumentException(artifact + " is not on the class path");
    }

    /** Adds a bundle without classes that only some commands need. */
    ProductFixture bundle(String name, String only) {
        bundle(name, Map.of("Bundle-Version", "1"));
        bundles.set(bundles.size() - 1, "{\"id\": \"test:" + name + ":1\", \"only\": " + only + "}");
        return this;
    }

    /** Makes the jar of a bundle without classes. */
    static Path jar(Path jar, String name, Map<String, String> headers) {
        return jar(jar, name, headers, List.of());
    }

    /** Adds an unpacked bundle that states a key of a configuration. */
    ProductFixture metatype(String pid, String key, String type, String least, String most) {
        String text =
                """
                <MetaData>
                  <OCD id="it"><AD id="%s" type="%s" min="%s" max="%s"/></OCD>
                  <Designate pid="%s"><Object ocdref="it"/></Designate>
                </MetaData>
                """
                        .formatted(key, type, least, most, pid);
        make(home.resolve("bundles/metatype-1/OSGI-INF/metatype"));
        make(home.resolve("bundles/metatype-1/META-INF"));
        write("bundles/metatype-1/OSGI-INF/metatype/it.xml", text);
        write(
                "bundles/metatype-1/META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: metatype\n");
        return named("test:metatype:1");
    }

    /** Names a bundle in the feature, whether it is there or not. */
    ProductFixture named(String id) {
        bundles.add("{\"id\": \"" + id + "\"}");
        return this;
    }

    /** Names a bundle that the product may do without. */
    ProductFixture optional(String id) {
        bundles.add("{\"id\": \"" + id + "\", \"optional\": true}");
        return this;
    }

    /** The product of another version. */
    ProductFixture version(String newVersion) {
        version = newVersion;
        return this;
    }

    ProductFixture configuration(String pid, String json) {
        configurations.add("\"" + pid + "\": " + json);
        return this;
    }

    /** Writes the feature {@code test} and returns the distribution. */
    Path write() {
        String feature =
                """
                // made by a test
                {
                  "id": "test:test:%s",
                  "bundles": [%s],
                  "configurations": {%s}
                }
                """
                        .formatted(
                                version,
                                bundles.stream().collect(Collectors.joining(", ")),
                                String.join(", ", configurations));
        write("features/test.json", feature);
        return home;
    }

    ProductFixture write(String file, String text) {
        try {
            Files.writeString(home.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
