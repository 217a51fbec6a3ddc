package io.mien.upgrade.plan;

import io.mien.MienException;
import io.mien.boot.json.Json;
import io.mien.boot.json.JsonException;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What differs between two files of a feature. Other versions of its bundles, and more bundles, are what an upgrade brings while
 * the product runs; all else is read at the start.
 */
public final class FeatureChange {
    private static final int MOST_BYTES = 16 << 20;
    private static final String BUNDLES = "bundles";
    private static final String EXTENSIONS = "extensions";

    private FeatureChange() {}

    static boolean isFeature(String path) {
        return path.startsWith("features/") && path.endsWith(".json");
    }

    /**
     * Requires that two files differ in their bundles alone, and that none is missing.
     *
     * @param path of the file in the product, for messages
     * @throws MienException naming the file, if another part of it is different, or one cannot be read
     */
    public static void requireOfBundles(String path, Path installed, Path next) throws MienException {
        Map<String, Object> before = read(path, installed);
        Map<String, Object> after = read(path, next);
        Set<String> kept = names(before.remove(BUNDLES));
        Set<String> named = names(after.remove(BUNDLES));
        for (Map<String, Object> feature : List.of(before, after)) {
            feature.remove("id");
            feature.computeIfPresent(EXTENSIONS, (name, extensions) -> withoutWants(extensions));
        }
        if (!before.equals(after) || !named.containsAll(kept)) {
            throw new MienException(
                    path + ": differs in more than versions of bundles, which is read at the start alone");
        }
    }

    private static Map<String, Object> read(String path, Path file) throws MienException {
        try {
            if (Json.parse(RegularFile.readText(file, MOST_BYTES)) instanceof Map<?, ?> object) {
                Map<String, Object> members = new HashMap<>();
                object.forEach((name, value) -> members.put(name.toString(), value));
                return members;
            }
            throw new MienException(path + ": is not a feature");
        } catch (JsonException e) {
            throw new MienException(path + ": is not a feature: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new MienException(path + ": cannot be read: " + IoReason.of(e), e);
        }
    }

    /** Wants are resolved when a product is composed, and not read on a device. */
    private static Object withoutWants(Object extensions) {
        Map<Object, Object> rest = new HashMap<>(extensions instanceof Map<?, ?> object ? object : Map.of());
        rest.remove("mien-wants");
        return rest;
    }

    /** The artifacts of bundles: a newer one may come from another group. */
    private static Set<String> names(Object bundles) {
        Set<String> names = new TreeSet<>();
        for (Object bundle : bundles instanceof List<?> list ? list : List.of()) {
            Object id = bundle instanceof Map<?, ?> object ? object.get("id") : bundle;
            String[] coordinates = String.valueOf(id).split(":");
            names.add(coordinates[Math.min(1, coordinates.length - 1)]);
        }
        return names;
    }
}
