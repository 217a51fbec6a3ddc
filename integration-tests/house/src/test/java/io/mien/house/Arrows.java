package io.mien.house;

import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which bundles may see which. An arrow is an imported package; it points at the bundle that exports it. The JDK and the
 * framework's own {@code org.osgi} packages may be seen by all but the API.
 */
final class Arrows {
    private static final String API = "io.mien.api";

    private static final Set<String> JDK = ModuleFinder.ofSystem().findAll().stream()
            .flatMap(m -> m.descriptor().packages().stream())
            .collect(Collectors.toSet());

    /** The first prefix that fits decides. A package without a row may see nothing of ours. */
    private static final Map<String, Set<String>> MAY_SEE = new LinkedHashMap<>();

    static {
        MAY_SEE.put(API, Set.of());
        MAY_SEE.put("io.mien.library.", Set.of());
        MAY_SEE.put("io.mien.model.", Set.of());
        MAY_SEE.put("io.mien.inference.onnx", Set.of(API, "io.mien.library.onnxruntime"));
        MAY_SEE.put("io.mien.maixcam", Set.of(API, "com.sun.jna"));
        MAY_SEE.put("io.mien.deploy", Set.of(API, "org.apache.felix.fileinstall"));
        MAY_SEE.put("io.mien.aligner.opencv", Set.of(API, "io.mien.library.opencv"));
        MAY_SEE.put("io.mien.store.derby", Set.of(API, "io.mien.library.derby"));
        for (String part : List.of(
                "detector.", "aligner.", "extractor.", "matcher.", "store.", "picture.", "display.", "camera.")) {
            MAY_SEE.put("io.mien." + part, Set.of(API));
        }
        MAY_SEE.put("io.mien.shell", Set.of("org.apache.felix.gogo.runtime"));
        MAY_SEE.put("io.mien.health", Set.of(API, "org.apache.felix.healthcheck.api"));
        MAY_SEE.put("io.mien.console", Set.of(API, "io.mien.library.http", "org.apache.felix.healthcheck.api"));
        for (String part : List.of("modelkit", "demo", "trust.keys", "upgrade", "sightings")) {
            MAY_SEE.put("io.mien." + part, Set.of(API, "io.mien.command"));
        }
        MAY_SEE.put(
                "io.mien.compose",
                Set.of(
                        API,
                        "io.mien.command",
                        "io.mien.library.bnd",
                        "io.mien.library.cyclonedx",
                        "io.mien.library.compress"));
        for (String part : List.of("host", "recognizer", "command", "live")) {
            MAY_SEE.put("io.mien." + part, Set.of(API));
        }
    }

    private Arrows() {}

    static List<String> wrong(ShippedDistribution distribution) {
        Map<String, String> exporters = distribution.exporters();
        List<String> wrong = new ArrayList<>();
        for (BundleJar jar : distribution.ours()) {
            for (String imported : jar.clauses("Import-Package").keySet()) {
                String seen = exporters.get(imported);
                if (isFree(jar, imported) || jar.name().equals(seen)) {
                    continue;
                }
                if (seen == null) {
                    wrong.add(jar + " imports " + imported + ", which nobody exports");
                } else if (!maySee(jar).contains(seen)) {
                    wrong.add(jar + " must not see " + seen + ", and imports " + imported);
                }
            }
        }
        return wrong;
    }

    private static boolean isFree(BundleJar jar, String imported) {
        return JDK.contains(imported)
                || imported.startsWith("org.osgi.") && !jar.name().equals(API);
    }

    private static Set<String> maySee(BundleJar jar) {
        return MAY_SEE.entrySet().stream()
                .filter(row -> jar.name().startsWith(row.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Set.of());
    }
}
