package io.mien.runtime;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The keys of configurations that name code: a library, a program, or a folder of models or bundles. In a locked installation
 * only the product's feature says them, which is listed in the release; files in {@code conf} do not.
 */
final class CodeKeys {
    private static final String ALL = "*";

    /** A name of one of several follows, or the bundle that the configuration is meant for (OSGi Compendium 104.3.2). */
    private static final String QUALIFIED = "[~|]";

    private static final Map<String, Set<String>> KEYS = Map.of(
            "io.mien.maixcam", Set.of("library.path"),
            "io.mien.camera.ffmpeg", Set.of("program"),
            "io.mien.console", Set.of("browser"),
            "io.mien.host", Set.of("models"),
            "org.apache.felix.fileinstall", Set.of(ALL));

    private CodeKeys() {}

    /** Those of a configuration's keys; Configuration Admin takes a key in any case. */
    static Set<String> among(String pid, Set<String> keys) {
        Set<String> named = KEYS.getOrDefault(pid.split(QUALIFIED, 2)[0], Set.of());
        Set<String> found = new HashSet<>(keys);
        if (!named.contains(ALL)) {
            found.removeIf(key -> !named.contains(key.toLowerCase(Locale.ROOT)));
        }
        return found;
    }
}
