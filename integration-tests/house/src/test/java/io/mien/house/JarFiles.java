package io.mien.house;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Makes a jar for a test of a rule: whole and lawful until a test spoils it. */
final class JarFiles {
    private static final LocalDateTime CONSTANT = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Map<String, LocalDateTime> times = new LinkedHashMap<>();

    JarFiles(String symbolicName) {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        header("Bundle-ManifestVersion", "2").header("Bundle-SymbolicName", symbolicName);
    }

    JarFiles header(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    JarFiles entry(String name) {
        entries.put(name, new byte[] {1});
        return this;
    }

    /** The description of a component, as bnd writes it. */
    JarFiles component(String text) {
        entries.put(
                "OSGI-INF/" + manifest.getMainAttributes().getValue("Bundle-SymbolicName") + ".xml",
                text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    JarFiles entry(String name, LocalDateTime time) {
        times.put(name, time);
        return entry(name);
    }

    /** A class of this module, in the package it has. */
    JarFiles code(Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
            entries.put(name, in.readAllBytes());
        }
        return this;
    }

    /** The same, as if a compiler of another version had written it. */
    JarFiles code(Class<?> type, int format) throws IOException {
        code(type);
        entries.get(type.getName().replace('.', '/') + ".class")[7] = (byte) format;
        return this;
    }

    BundleJar in(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "test-", ".jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            put(jar, "META-INF/MANIFEST.MF");
            manifest.write(jar);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(jar, entry.getKey());
                jar.write(entry.getValue());
            }
        }
        return BundleJar.read(file);
    }

    private void put(JarOutputStream jar, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(times.getOrDefault(name, CONSTANT));
        jar.putNextEntry(entry);
    }
}
