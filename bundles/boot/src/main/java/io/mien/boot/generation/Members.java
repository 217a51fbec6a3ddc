package io.mien.boot.generation;

import io.mien.boot.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members of a JSON object, by name and type. */
final class Members {
    private final Map<String, Object> map;

    /** JSON objects are read into maps of this type. */
    @SuppressWarnings("unchecked")
    Members(Object json) throws JsonException {
        if (!(json instanceof Map)) {
            throw new JsonException("a JSON object is missing");
        }
        map = (Map<String, Object>) json;
    }

    Set<String> names() {
        return map.keySet();
    }

    boolean has(String name) {
        return map.containsKey(name);
    }

    <T> T get(String name, Class<T> type) throws JsonException {
        Object value = map.get(name);
        if (!type.isInstance(value)) {
            throw new JsonException("'" + name + "' is missing or of another type");
        }
        return type.cast(value);
    }

    List<?> list(String name) throws JsonException {
        return has(name) ? get(name, List.class) : List.of();
    }

    List<String> texts(String name) throws JsonException {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof String text)) {
                throw new JsonException("'" + name + "' holds something other than texts");
            }
            texts.add(text);
        }
        return texts;
    }
}
