package io.mien.compose.pack.oci;

import io.mien.compose.pack.ComposedProduct;
import io.mien.compose.pack.LaunchCommand;
import io.mien.compose.pack.tar.ReproducibleTar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The documents of an image, as the OCI image specification 1.0 describes them.
 *
 * @param base what containers of the base run with; kept where the product does not say otherwise
 */
record ImageDocuments(ComposedProduct product, String architecture, List<Layer> layers, Map<String, Object> base) {
    private static final String LABEL = "org.opencontainers.image.";
    private static final String DATA = "/data";
    private static final String PATH = "PATH=";

    /** @param java the Java that the process starts with */
    Map<String, Object> config(String java) throws IOException {
        Map<String, Object> running = new LinkedHashMap<>(base);
        running.put("User", OciPackager.USER + ":" + OciPackager.USER);
        running.put("Env", environment());
        running.put("Entrypoint", LaunchCommand.of(product, java, "/" + OciPackager.HOME));
        running.put("Cmd", List.of("run", "--data", DATA));
        running.put("Volumes", Map.of(DATA, Map.of()));
        running.put("WorkingDir", DATA);
        running.put("StopSignal", "SIGTERM");
        running.put("Labels", labels());
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("created", ReproducibleTar.TIME.toString());
        config.put("architecture", architecture);
        config.put("os", "linux");
        config.put("config", running);
        config.put(
                "rootfs",
                ordered(
                        "type",
                        "layers",
                        "diff_ids",
                        layers.stream().map(Layer::diffId).toList()));
        return config;
    }

    /** The base's environment, with the product's in its place where both name a variable. */
    private List<String> environment() {
        Map<String, String> own = new TreeMap<>(LaunchCommand.environment());
        own.put("HOME", DATA);
        List<String> all = new ArrayList<>();
        if (base.get("Env") instanceof List<?> given) {
            given.stream()
                    .map(String::valueOf)
                    .filter(variable -> !own.containsKey(variable.split("=", 2)[0]))
                    .forEach(all::add);
        }
        if (all.stream().noneMatch(variable -> variable.startsWith(PATH))) {
            all.add(PATH + "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        }
        own.forEach((name, value) -> all.add(name + "=" + value));
        return all;
    }

    private Map<String, Object> labels() {
        Map<String, Object> labels = new TreeMap<>();
        if (base.get("Labels") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> labels.put(String.valueOf(name), String.valueOf(value)));
        }
        labels.put(LABEL + "title", product.title());
        labels.put(LABEL + "version", product.version());
        return labels;
    }

    Map<String, Object> manifest(Descriptor config) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", Descriptor.MANIFEST);
        manifest.put("config", config.json());
        manifest.put("layers", layers.stream().map(layer -> layer.blob().json()).toList());
        return manifest;
    }

    /** The image is called as its version. */
    Map<String, Object> index(Descriptor manifest) {
        Map<String, Object> entry = manifest.json();
        entry.put("platform", ordered("architecture", architecture, "os", "linux"));
        entry.put("annotations", Map.of(LABEL + "ref.name", product.version().replaceAll("[^A-Za-z0-9._-]", "_")));
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("schemaVersion", 2);
        index.put("mediaType", Descriptor.INDEX);
        index.put("manifests", List.of(entry));
        return index;
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object two) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        ordered.put(first, one);
        ordered.put(second, two);
        return ordered;
    }
}
