package io.mien.compose.pack.deb;

import io.mien.compose.pack.ProductEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds which packages of Debian the native code of a product needs: the sonames and versions of symbols that its libraries
 * state. Of the C library the newest version counts that any of them asks for.
 */
final class NativeNeeds {
    private static final Pattern LIBRARY = Pattern.compile(".*\\.so(\\.\\d+)*");
    private static final Pattern GLIBC = Pattern.compile("\0GLIBC_(\\d+)\\.(\\d+)[.\\d]*\0");

    /** Which package has which library. */
    private static final Map<String, String> PACKAGES = Map.of(
            "libgcc_s.so.1", "libgcc-s1",
            "libstdc++.so.6", "libstdc++6",
            "libz.so.1", "zlib1g",
            "libjpeg.so.62", "libjpeg62-turbo",
            "liblcms2.so.2", "liblcms2-2");

    private NativeNeeds() {}

    /** The packages as a list of {@code Depends}, in the order of their names. */
    static List<String> of(List<ProductEntry> entries) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        TreeSet<List<Integer>> versions =
                new TreeSet<>(Comparator.<List<Integer>, Integer>comparing(version -> version.get(0))
                        .thenComparing(version -> version.get(1)));
        for (ProductEntry entry : entries) {
            if (entry.kind() == ProductEntry.Kind.FILE
                    && LIBRARY.matcher(entry.name()).matches()) {
                String content = new String(Files.readAllBytes(entry.source()), StandardCharsets.ISO_8859_1);
                new TreeMap<>(PACKAGES).forEach((library, name) -> {
                    if (content.contains("\0" + library + "\0")) {
                        names.add(name);
                    }
                });
                Matcher version = GLIBC.matcher(content);
                for (int at = 0; version.find(at); at = version.end() - 1) {
                    versions.add(List.of(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2))));
                }
            }
        }
        if (!versions.isEmpty()) {
            names.add("libc6 (>= " + versions.last().get(0) + "."
                    + versions.last().get(1) + ")");
        }
        return List.copyOf(names);
    }
}
