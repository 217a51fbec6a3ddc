package io.mien.swaptest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.Constants;

/** A bundle made from another one: as an upgrade that its author builds, or as one that went wrong. */
final class Variant {
    private static final String STAGE = "OSGI-INF/stage.properties";
    private static final String MODELS = "OSGI-INF/mien/";

    private final Manifest manifest;
    private final Map<String, byte[]> entries = new TreeMap<>();

    private Variant(Manifest manifest) {
        this.manifest = manifest;
    }

    static Variant of(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Variant variant = new Variant(file.getManifest());
            for (var all = file.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    try (InputStream in = file.getInputStream(entry)) {
                        variant.entries.put(entry.getName(), in.readAllBytes());
                    }
                }
            }
            return variant;
        }
    }

    /** Another version, of the bundle and of the stage or model in it. */
    Variant version(String version) {
        manifest.getMainAttributes().put(new Attributes.Name(Constants.BUNDLE_VERSION), version);
        entries.computeIfPresent(STAGE, (name, old) -> bytes("io.mien.version=" + version));
        return mud(text -> text.replaceAll("(?m)^version *=.*$", "version = " + version));
    }

    /** Edits the model's description. */
    Variant mud(UnaryOperator<String> edit) {
        entries.replaceAll((name, old) -> name.startsWith(MODELS) && name.endsWith(".mud")
                ? bytes(edit.apply(new String(old, StandardCharsets.UTF_8)))
                : old);
        return this;
    }

    /** The weights of the model in it. */
    byte[] weights() {
        return entries.get(weightsName().orElseThrow());
    }

    /** Other weights in place of its own. */
    Variant weights(byte[] weights) {
        entries.put(weightsName().orElseThrow(), weights);
        return this;
    }

    private Optional<String> weightsName() {
        return entries.keySet().stream().filter(n -> n.endsWith(".onnx")).findFirst();
    }

    /** As a build goes wrong: code that lacks a class, weights that end too early. */
    Variant broken() {
        if (weightsName().isPresent()) {
            return weights(Arrays.copyOf(weights(), weights().length / 2));
        }
        entries.keySet().removeIf(name -> name.endsWith(".class") && !name.contains("onfig") && !name.contains("$"));
        return this;
    }

    Path write(Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return jar;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
