package io.mien.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether the table of licences knows every library that is in the distribution, as a jar or inside one of ours. */
record Licences(List<String> rows) {
    /** Libraries that our bundles hold, by the packages they are recognised by. */
    private static final Map<String, String> EMBEDDED = Map.of(
            "ai.onnxruntime", "onnxruntime",
            "org.opencv", "opencv",
            "org.apache.derby", "derby",
            "picocli", "picocli",
            "com.fasterxml.jackson", "jackson-core",
            "com.twelvemonkeys", "twelvemonkeys");

    /** Reads the rows of the tables of a Markdown file. */
    static Licences of(String markdown) {
        return new Licences(markdown.lines()
                .filter(l -> l.startsWith("|"))
                .map(l -> l.toLowerCase(Locale.ROOT))
                .toList());
    }

    List<String> missing(Distribution distribution) {
        List<String> missing = new ArrayList<>();
        for (BundleJar jar : distribution.jars()) {
            if (!jar.isOurs()) {
                if (!hasRow(jar.name()) && !hasRow(artifact(jar))) {
                    missing.add(jar.file() + " has no row");
                }
                continue;
            }
            for (String foreign : jar.code().packages()) {
                Optional<String> library = library(foreign);
                if (!foreign.startsWith("io.mien")
                        && library.filter(this::hasRow).isEmpty()) {
                    missing.add(jar + " holds " + foreign + ", and " + library.orElse("its library") + " has no row");
                }
            }
        }
        return missing;
    }

    private boolean hasRow(String library) {
        return rows.stream().anyMatch(r -> r.contains(library.toLowerCase(Locale.ROOT)));
    }

    /** {@code picocli} of {@code picocli-4.7.7.jar}. */
    private static String artifact(BundleJar jar) {
        return jar.file().replaceFirst("(-\\d.*)?\\.jar$", "");
    }

    private static Optional<String> library(String name) {
        return EMBEDDED.entrySet().stream()
                .filter(e -> name.equals(e.getKey()) || name.startsWith(e.getKey() + "."))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
