package io.mien.compose.product;

import io.mien.compose.index.BundleIndex;
import io.mien.compose.index.Coordinates;
import io.mien.compose.index.IndexedBundle;
import io.mien.compose.index.MavenFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the native code of another platform than the distribution's: the fragments of the same libraries in a Maven repository. */
final class ForeignNatives {
    private static final Pattern OF_PLATFORM = Pattern.compile("(.+\\.)((?:linux|macos|windows)-[\\w-]+)");

    private ForeignNatives() {}

    /** What the repositories have of it; what they lack is missed when the product is resolved. */
    static List<IndexedBundle> of(String platform, BundleIndex index, MavenFolders maven) throws IOException {
        List<IndexedBundle> found = new ArrayList<>();
        for (IndexedBundle bundle : index.bundles()) {
            Coordinates here = bundle.coordinates();
            Matcher name = OF_PLATFORM.matcher(here.artifact());
            if (name.matches() && !name.group(2).equals(platform)) {
                Coordinates there = new Coordinates(here.group(), name.group(1) + platform, here.version());
                Optional<Path> jar = index.find(there).isPresent() ? Optional.empty() : maven.find(there);
                if (jar.isPresent()) {
                    BundleIndex.read(jar.get())
                            .map(b -> new IndexedBundle(there, b.file(), b.resource()))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }
}
