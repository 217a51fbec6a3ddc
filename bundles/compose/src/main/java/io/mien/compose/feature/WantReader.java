package io.mien.compose.feature;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one entry of what a product wants: {@code {"matcher": ["exact", "signs"], "only": "run"}}. */
final class WantReader {
    private static final String ONLY = "only";
    private static final String OPTIONAL = "optional";

    private WantReader() {}

    /** One want for each name of the entry. */
    static List<Want> read(Map<String, Object> entry) throws FeatureException {
        Set<String> kinds = new LinkedHashSet<>(entry.keySet());
        kinds.removeAll(Set.of(ONLY, OPTIONAL));
        if (kinds.size() != 1) {
            throw new FeatureException(
                    "an entry of '" + FeatureFile.WANTS + "' names " + kinds + " and not one of " + Want.kinds());
        }
        String kind = kinds.iterator().next();
        if (!Want.isKind(kind)) {
            throw new FeatureException("'" + kind + "' in '" + FeatureFile.WANTS + "' is none of " + Want.kinds());
        }
        List<String> only = only(entry);
        boolean optional = optional(entry, kind);
        return texts(entry.get(kind), kind).stream()
                .map(name -> new Want(kind, name, only, optional))
                .toList();
    }

    /** The commands that an entry is for; empty if it is for all. */
    static List<String> only(Map<String, Object> entry) throws FeatureException {
        return entry.containsKey(ONLY) ? texts(entry.get(ONLY), ONLY) : List.of();
    }

    /** Whether the product starts without what the entry names. */
    static boolean optional(Map<String, Object> entry, String what) throws FeatureException {
        if (entry.getOrDefault(OPTIONAL, false) instanceof Boolean optional) {
            return optional;
        }
        throw new FeatureException("'" + OPTIONAL + "' of a " + what + " is neither true nor false");
    }

    static List<String> texts(Object value, String key) throws FeatureException {
        List<String> texts = new ArrayList<>();
        for (Object element : value instanceof List<?> list ? list : List.of(value)) {
            if (!(element instanceof String text) || text.isBlank()) {
                throw new FeatureException(
                        "'" + key + "' in '" + FeatureFile.WANTS + "' holds something that is not text");
            }
            texts.add(text);
        }
        if (texts.isEmpty()) {
            throw new FeatureException("'" + key + "' in '" + FeatureFile.WANTS + "' is empty");
        }
        return texts;
    }
}
