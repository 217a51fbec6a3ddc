package io.mien.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The components of a bundle.
 *
 * @param texts the file that describes each, by the file's name
 */
record ServiceComponents(Map<String, String> texts) {
    private static final String NEEDS = "configuration-policy=\"require\"";
    private static final Pattern REFERENCE = Pattern.compile("<reference [^>]*>");
    private static final String OPTIONAL = "cardinality=\"0..";

    /** Reads the descriptions that bnd wrote. */
    static ServiceComponents read(Path jar) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().matches("OSGI-INF/io\\.mien\\.[^/]*[.]xml")) {
                    byte[] text = zip.getInputStream(entry).readAllBytes();
                    texts.put(entry.getName(), new String(text, StandardCharsets.UTF_8));
                }
            }
        }
        return new ServiceComponents(texts);
    }

    boolean needAConfiguration() {
        return texts.values().stream().anyMatch(text -> text.contains(NEEDS));
    }

    /** Those that wait for nothing: neither for a configuration nor for a service. */
    List<String> alwaysRunning() {
        return texts.entrySet().stream()
                .filter(e -> !e.getValue().contains(NEEDS) && !waits(e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean waits(String text) {
        return REFERENCE.matcher(text).results().anyMatch(r -> !r.group().contains(OPTIONAL));
    }
}
