package io.mien.compose.feature;

import io.mien.compose.index.Coordinates;
import java.util.Map;

/** Reads one entry of the bundles that a feature file lists itself. */
final class ListReader {
    private static final String BUNDLE = "bundle";

    private ListReader() {}

    static ListedBundle read(Object entry, String platform) throws FeatureException {
        Map<String, Object> keys =
                entry instanceof String id ? Map.of("id", id) : FeatureFile.object(entry, "an entry of 'bundles'");
        String id = String.valueOf(keys.get("id")).replace(FeatureFile.PLATFORM, platform);
        Coordinates coordinates = Coordinates.parse(id)
                .orElseThrow(() -> new FeatureException("the bundle '" + id + "' is not GROUP:ARTIFACT:VERSION"));
        return new ListedBundle(coordinates, WantReader.only(keys), WantReader.optional(keys, BUNDLE));
    }
}
