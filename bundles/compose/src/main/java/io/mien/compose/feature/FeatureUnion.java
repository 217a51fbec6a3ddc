package io.mien.compose.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Joins features into one product. The first says what it is called; their configurations must not contradict each other.
 */
public final class FeatureUnion {
    private static final String EXTENSIONS = "extensions";

    /** The members that all features must state alike. */
    private static final List<String> SHARED = List.of("configurations", "variables", EXTENSIONS);

    private FeatureUnion() {}

    /**
     * The joined feature.
     *
     * @param features at least one
     * @param wants of all of them, which take the place of what each wants
     * @throws FeatureException naming what two of them say differently
     */
    public static FeatureFile of(List<FeatureFile> features, List<Want> wants) throws FeatureException {
        Map<String, Object> whole = new LinkedHashMap<>(features.get(0).json());
        for (FeatureFile feature : features) {
            for (String key : SHARED) {
                if (feature.json().containsKey(key)) {
                    Map<String, Object> own = FeatureFile.object(feature.json().get(key), "'" + key + "'");
                    whole.put(key, joined(FeatureFile.object(whole.getOrDefault(key, Map.of()), key), own, key));
                }
            }
        }
        Map<String, Object> extensions =
                new LinkedHashMap<>(FeatureFile.object(whole.getOrDefault(EXTENSIONS, Map.of()), EXTENSIONS));
        extensions.put(FeatureFile.WANTS, wants(wants, given(features)));
        whole.put(EXTENSIONS, extensions);
        return FeatureFile.ofContent(whole);
    }

    /** The services that all of them are given; what only one is given, a bundle has to bring for the others. */
    private static List<String> given(List<FeatureFile> features) throws FeatureException {
        List<String> given = new ArrayList<>(features.get(0).given());
        for (FeatureFile feature : features) {
            given.retainAll(feature.given());
        }
        return given;
    }

    private static Map<String, Object> wants(List<Want> wants, List<String> given) {
        Map<String, Object> extension = new LinkedHashMap<>();
        extension.put("type", "json");
        extension.put("kind", "optional");
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(FeatureFile.WANTED, wants.stream().map(Want::entry).collect(Collectors.toList()));
        if (!given.isEmpty()) {
            content.put(FeatureFile.GIVEN, given);
        }
        extension.put("json", content);
        return extension;
    }

    /** @param where keys from the outside to here, for a message */
    private static Map<String, Object> joined(Map<String, Object> one, Map<String, Object> other, String where)
            throws FeatureException {
        Map<String, Object> both = new LinkedHashMap<>(one);
        for (Map.Entry<String, Object> entry : other.entrySet()) {
            String key = entry.getKey();
            Object before = both.get(key);
            Object value = entry.getValue();
            if (!both.containsKey(key) || key.equals(FeatureFile.WANTS)) {
                both.put(key, value);
            } else if (before instanceof Map && value instanceof Map) {
                both.put(
                        key,
                        joined(FeatureFile.object(before, key), FeatureFile.object(value, key), where + "/" + key));
            } else if (!String.valueOf(before).equals(String.valueOf(value))) {
                throw new FeatureException("two of the features contradict each other: " + where + "/" + key + " is "
                        + before + " and " + value);
            }
        }
        return both;
    }
}
