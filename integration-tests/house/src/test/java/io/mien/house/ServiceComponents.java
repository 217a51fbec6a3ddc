package io.mien.house;

import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Resource;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The components of a bundle.
 *
 * @param texts the file that describes each, by the file's name
 */
record ServiceComponents(Map<String, String> texts) {
    private static final String NEEDS = "configuration-policy=\"require\"";
    private static final String DESCRIPTION = "OSGI-INF/io\\.mien\\.[^/]*[.]xml";
    private static final Pattern PID = Pattern.compile("configuration-pid=\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("<scr:component [^>]*?\\bname=\"([^\"]*)\"");
    private static final Pattern REFERENCE = Pattern.compile("<reference [^>]*>");
    private static final String OPTIONAL = "cardinality=\"0..";

    /** Reads the descriptions that bnd wrote. */
    static ServiceComponents read(Path jar) throws Exception {
        try (Jar read = new Jar(jar.toFile())) {
            return read(read);
        }
    }

    static ServiceComponents read(Jar jar) throws Exception {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, Resource> entry : jar.getResources().entrySet()) {
            if (entry.getKey().matches(DESCRIPTION)) {
                try (InputStream in = entry.getValue().openInputStream()) {
                    texts.put(entry.getKey(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return new ServiceComponents(texts);
    }

    /** The PIDs of the configurations that they take: a component that states none has its own name. */
    Set<String> pids() {
        return texts.values().stream()
                .map(text -> PID.matcher(text).find() ? PID.matcher(text) : NAME.matcher(text))
                .filter(Matcher::find)
                .flatMap(m -> Stream.of(m.group(1).split(" ")))
                .collect(Collectors.toSet());
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
