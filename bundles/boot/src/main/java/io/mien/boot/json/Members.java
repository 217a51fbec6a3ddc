package io.mien.boot.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members of a JSON object, by name and type. Reading one that is missing or of another type throws. */
public final class Members {
    private final Map<String, Object> map;

    /**
     * @param json as {@link Json#parse} read it
     * @throws JsonException if it is not an object
     */
    // JSON objects are read into maps of this type.
    @SuppressWarnings("unchecked")
    public Members(Object json) throws JsonException {
        if (!(json instanceof Map)) {
            throw new JsonException("a JSON object is missing");
        }
        map = (Map<String, Object>) json;
    }

    /** The names, in the order of the text. */
    public Set<String> names() {
        return map.keySet();
    }

    /** Whether there is a member of this name. */
    public boolean has(String name) {
        return map.containsKey(name);
    }

    /** A member that must be there. */
    public <T> T get(String name, Class<T> type) throws JsonException {
        Object value = map.get(name);
        if (!type.isInstance(value)) {
            throw new JsonException("'" + name + "' is missing or of another type");
        }
        return type.cast(value);
    }

    /** A list; empty if there is no such member. */
    public List<?> list(String name) throws JsonException {
        return has(name) ? get(name, List.class) : List.of();
    }

    /** A list of texts; empty if there is no such member. */
    public List<String> texts(String name) throws JsonException {
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
