package io.mien.runtime;

import java.util.List;
import java.util.Locale;

/**
 * Which bundle, as features name it: {@code group:artifact:version}.
 *
 * @param group Maven's group id
 * @param artifact Maven's artifact id
 * @param version Maven's version
 */
record BundleId(String group, String artifact, String version) {
    /** @throws StartException if the text is not of three parts */
    static BundleId parse(String text) throws StartException {
        List<String> parts = List.of(text.split(":", -1));
        if (parts.size() != 3 || parts.stream().anyMatch(String::isBlank)) {
            throw new StartException(
                    String.format(Locale.ROOT, "'%s' is not of the form group:artifact:version", text));
        }
        return new BundleId(parts.get(0), parts.get(1), parts.get(2));
    }

    /** Name of the bundle's folder, or of its jar less the extension. */
    String fileName() {
        return artifact + "-" + version;
    }

    @Override
    public String toString() {
        return group + ":" + artifact + ":" + version;
    }
}
