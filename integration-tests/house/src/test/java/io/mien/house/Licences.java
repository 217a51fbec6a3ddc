package io.mien.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether the table of licenses knows every library that is in the distribution, as a jar or inside one of ours. */
record Licences(List<String> rows) {
    /** Libraries that our bundles hold, by the packages they are recognized by. */
    private static final Map<String, String> EMBEDDED = Map.ofEntries(
            Map.entry("ai.onnxruntime", "onnxruntime"),
            Map.entry("org.opencv", "opencv"),
            Map.entry("org.apache.derby", "derby"),
            Map.entry("com.twelvemonkeys", "twelvemonkeys"),
            Map.entry("picocli", "picocli"),
            Map.entry("com.fasterxml.jackson", "jackson-core"),
            Map.entry("org.eclipse.jetty", "jetty"),
            Map.entry("org.apache.felix.http", "felix http"),
            Map.entry("org.osgi.service", "felix http"),
            Map.entry("jakarta.servlet", "servlet-api"),
            Map.entry("javax.servlet", "servlet-api"),
            Map.entry("org.slf4j", "slf4j"),
            Map.entry("at.favre.lib", "bcrypt"),
            Map.entry("aQute", "bndlib"),
            Map.entry("org.apache.felix.resolver", "felix resolver"),
            Map.entry("org.cyclonedx", "cyclonedx"),
            Map.entry("com.github.packageurl", "packageurl"),
            Map.entry("org.apache.commons.compress", "commons compress"),
            Map.entry("org.apache.commons.io", "commons io"),
            Map.entry("org.apache.commons.codec", "commons codec"),
            Map.entry("org.tukaani.xz", "xz for java"),
            Map.entry("org.apache.commons.collections4", "commons collections"),
            Map.entry("org.apache.commons.lang3", "commons lang"));

    /** Reads the table below a heading of a Markdown file. */
    static Licences of(String markdown, String heading) {
        String section = ("\n" + markdown).split("\n#+ " + heading + "\n", 2)[1].split("\n#", 2)[0];
        return new Licences(section.lines()
                .filter(l -> l.startsWith("|"))
                .map(Licences::letters)
                .toList());
    }

    List<String> missing(ShippedDistribution distribution) {
        List<String> missing = new ArrayList<>();
        for (BundleJar jar : distribution.jars()) {
            if (!jar.isOurs()) {
                if (!hasRow(jar.name()) && !hasRow(jar.artifact())) {
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
        return rows.stream().anyMatch(r -> r.contains(letters(library)));
    }

    /** {@code Apache Felix SCR} and {@code org.apache.felix.scr} are one. */
    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("^(org|com)\\.", "").replaceAll("[^a-z0-9|]", "");
    }

    private static Optional<String> library(String name) {
        return EMBEDDED.entrySet().stream()
                .filter(e -> name.equals(e.getKey()) || name.startsWith(e.getKey() + "."))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
