package io.mien.compose.bill;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The licences that parts of a product may have: those that let everybody use and pass on the product, unless more are allowed.
 * Immutable.
 */
public final class AllowedLicences {
    /** Without {@code --allow-licence}. */
    static final Set<String> STANDARD = Set.copyOf(List.of(
            "Apache-2.0",
            "MIT",
            "0BSD",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "ISC",
            "Zlib",
            "EPL-2.0",
            "MPL-2.0",
            "CC0-1.0",
            "Unlicense",
            "GPL-2.0-with-classpath-exception"));

    private final Set<String> allowed;

    /** @param more that are allowed besides, as SPDX or as the part calls them */
    public AllowedLicences(Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(STANDARD);
        all.addAll(more);
        this.allowed = Set.copyOf(all);
    }

    /** Whether a licence may be used; of an expression with {@code OR} one is enough, with {@code AND} all are needed. */
    public boolean isAllowed(String licence) {
        return allowed.contains(licence)
                || Arrays.stream(licence.split(" OR ")).anyMatch(either -> Arrays.stream(either.split(" AND "))
                        .map(String::strip)
                        .allMatch(allowed::contains));
    }

    /** The names, for a message. */
    @Override
    public String toString() {
        return String.join(", ", new TreeSet<>(allowed));
    }
}
