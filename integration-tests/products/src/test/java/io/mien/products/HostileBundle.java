package io.mien.products;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** Bundles whose code does what a test says, and jars that are not what they should be. */
final class HostileBundle {
    private HostileBundle() {}

    /**
     * Writes a bundle with an activator.
     *
     * @param name symbolic name
     * @param start Java statements of its start
     */
    static Path activator(String name, String start, Path jar) {
        String source =
                """
                package hostile;
                public class Activator implements org.osgi.framework.BundleActivator {
                    public void start(org.osgi.framework.BundleContext context) throws Exception { %s }
                    public void stop(org.osgi.framework.BundleContext context) {}
                }
                """
                        .formatted(start);
        try {
            Path folder = Files.createTempDirectory(jar.getParent(), "hostile");
            Path file = Files.writeString(folder.resolve("Activator.java"), source);
            int result = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "--release",
                            "17",
                            "-cp",
                            framework(),
                            "-d",
                            folder.toString(),
                            file.toString());
            if (result != 0) {
                throw new IllegalArgumentException("does not compile: " + source);
            }
            Manifest manifest = manifest(name);
            manifest.getMainAttributes().putValue("Bundle-Activator", "hostile.Activator");
            manifest.getMainAttributes().putValue("Import-Package", "org.osgi.framework");
            byte[] type = Files.readAllBytes(folder.resolve("hostile/Activator.class"));
            return write(jar, manifest, "hostile/Activator.class", type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a model bundle that holds one description and nothing else. */
    static Path model(String name, String mud, Path jar) {
        return write(jar, manifest(name), "OSGI-INF/mien/w.mud", mud.getBytes(StandardCharsets.UTF_8));
    }

    private static Manifest manifest(String name) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        attributes.putValue("Bundle-Version", "1.0.0");
        return manifest;
    }

    private static Path write(Path jar, Manifest manifest, String entry, byte[] content) {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream to = new JarOutputStream(file, manifest)) {
            to.putNextEntry(new ZipEntry(entry));
            to.write(content);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String framework() throws IOException {
        try (Stream<Path> files = Files.list(Mien.HOME.resolve("lib"))) {
            return files.filter(f -> f.getFileName().toString().startsWith("org.apache.felix.framework-"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }
    }
}
