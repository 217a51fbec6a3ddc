package io.mien.deploy.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Makes real jars. */
public final class Jars {
    private static final String IMPORTS =
            "org.osgi.framework,io.mien,io.mien.aligner,io.mien.matcher,io.mien.store,io.mien.detector,io.mien.image,"
                    + "io.mien.picture";

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private Jars() {}

    /** A jar without anything. */
    public static Jars empty() {
        return new Jars();
    }

    /** A bundle without content. */
    public static Jars bundle(String name, String version) {
        return new Jars()
                .header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", name)
                .header("Bundle-Version", version);
    }

    /** A stage: see {@link StageActivator}. */
    public static Jars stage(String kind, String name, String version) {
        return bundle("io.mien." + kind + "." + name, version)
                .header("Import-Package", IMPORTS)
                .header("Bundle-Activator", StageActivator.class.getName())
                .header("X-Kind", kind)
                .header("X-Name", name)
                .type(StageActivator.class);
    }

    /** A picture codec: see {@link CodecActivator}. */
    public static Jars codec(String version) {
        return bundle("io.mien.picture.pixels", version)
                .header("Import-Package", IMPORTS)
                .header("Bundle-Activator", CodecActivator.class.getName())
                .type(CodecActivator.class);
    }

    /** A model bundle; {@link FakeHost} reads its headers. */
    public static Jars model(String kind, String name, String version) {
        return bundle("io.mien.model." + name, version)
                .header("Bundle-Category", kind)
                .header("Bundle-Name", name)
                .entry("OSGI-INF/mien/" + name + ".mud", "[basic]\n".getBytes(StandardCharsets.UTF_8));
    }

    /** With a header. */
    public Jars header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** With a file. */
    public Jars entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    /** With a class of the tests. */
    public Jars type(Class<?> type) {
        String path = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
            return entry(path, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With its classes compiled for another Java. */
    public Jars java(int version) {
        entries.values().stream()
                .filter(c -> c.length > 8 && c[0] == (byte) 0xCA)
                .forEach(c -> {
                    c[6] = 0;
                    c[7] = (byte) (version + 44);
                });
        return this;
    }

    /** Writes it. */
    public Path write(Path jar) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach(attributes::putValue);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream to = new JarOutputStream(out)) {
            to.putNextEntry(entry(JarFile.MANIFEST_NAME));
            manifest.write(to);
            for (var entry : entries.entrySet()) {
                to.putNextEntry(entry(entry.getKey()));
                to.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    /** The same content is the same file, whenever it is written. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        return entry;
    }
}
