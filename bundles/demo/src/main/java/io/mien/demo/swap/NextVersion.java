package io.mien.demo.swap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Makes of a bundle what its author would build next: the same content with a newer version, of the bundle and of the stage
 * or model in it. That is what makes it an upgrade: a newer version of a name goes before the older one.
 */
final class NextVersion {
    private static final Attributes.Name VERSION = new Attributes.Name("Bundle-Version");
    private static final String STAGE = "OSGI-INF/stage.properties";
    private static final String MODELS = "OSGI-INF/mien/";

    private NextVersion() {}

    /** @param version of three numbers */
    static byte[] of(Path jar, String version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            manifest.getMainAttributes().put(VERSION, version);
            try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
                for (JarEntry entry : Collections.list(file.entries())) {
                    if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        copy(file, entry, version, out);
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void copy(JarFile file, JarEntry entry, String version, JarOutputStream out) throws IOException {
        out.putNextEntry(new JarEntry(entry.getName()));
        try (InputStream in = file.getInputStream(entry)) {
            if (entry.getName().equals(STAGE)) {
                out.write(bytes("io.mien.version=" + version));
            } else if (entry.getName().startsWith(MODELS) && entry.getName().endsWith(".mud")) {
                String mud = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                out.write(bytes(mud.replaceAll("(?m)^version *=.*$", "version = " + version)));
            } else {
                in.transferTo(out);
            }
        }
        out.closeEntry();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
