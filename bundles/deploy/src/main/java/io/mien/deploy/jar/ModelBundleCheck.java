package io.mien.deploy.jar;

import io.mien.boot.generation.BundleManifest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The allowed content of a bundle that describes a model: its manifest, with headers that make no framework do anything,
 * and data below {@code OSGI-INF/mien/}. Such a bundle cannot run code. The lists say what is allowed, because nobody can
 * list all that makes code run.
 */
final class ModelBundleCheck {
    private static final Set<String> HEADERS = Set.of(
            "manifest-version",
            "created-by",
            "build-jdk",
            "build-jdk-spec",
            "bnd-lastmodified",
            "tool",
            "bundle-manifestversion",
            "bundle-symbolicname",
            "bundle-version",
            "bundle-name",
            "bundle-description",
            "bundle-vendor",
            "bundle-license",
            "bundle-copyright",
            "bundle-category",
            "bundle-contactaddress",
            "bundle-docurl",
            "bundle-scm",
            "bundle-developers",
            "provide-capability",
            "require-capability");

    private static final Pattern DATA = Pattern.compile("OSGI-INF/mien/.+");

    /** What Maven adds to each jar that it builds. */
    private static final Pattern BUILD = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.(xml|properties)");

    private static final Pattern CODE = Pattern.compile("(?i).*\\.(class|jar|so|dll|dylib|jnilib)");

    private ModelBundleCheck() {}

    /**
     * Looks for what is not data.
     *
     * @param manifest of the bundle
     * @param entries names of all entries
     * @return the first that is none, in words for a person; empty for a bundle of data only
     */
    static Optional<String> code(BundleManifest manifest, List<String> entries) {
        Optional<String> header = manifest.headers().keySet().stream()
                .map(Object::toString)
                .filter(h -> !HEADERS.contains(h.toLowerCase(Locale.ROOT)))
                .sorted()
                .findFirst()
                .map(h -> "the header " + h);
        return header.or(
                () -> entries.stream().filter(e -> !isData(e)).findFirst().map(e -> "the file " + e));
    }

    private static boolean isData(String entry) {
        boolean folder = entry.endsWith("/");
        boolean data = DATA.matcher(entry).matches() && !CODE.matcher(entry).matches();
        return folder
                || data
                || entry.equals("META-INF/MANIFEST.MF")
                || BUILD.matcher(entry).matches();
    }
}
