package io.mien.console.live;

import io.mien.boot.json.Json;
import io.mien.boot.json.JsonException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a page says over its socket. Each method throws a {@link JsonException} that names the value which is missing or is of
 * another type.
 *
 * @param values by name
 */
record PageMessage(Map<?, ?> values) {
    private static final int MOST_WATCHED = 256;

    /** @param text an object in JSON */
    static PageMessage of(String text) throws JsonException {
        if (Json.parse(text) instanceof Map<?, ?> values) {
            return new PageMessage(values);
        }
        throw new JsonException("an object is missing");
    }

    /** What the page wants to be done. */
    String action() throws JsonException {
        return text("do");
    }

    String source() throws JsonException {
        return text("source");
    }

    /** The id of an earlier connection of the page. */
    String viewer() throws JsonException {
        return text("viewer");
    }

    long sequence() throws JsonException {
        return values.get("sequence") instanceof Long sequence ? sequence : missing("sequence");
    }

    Set<String> sources() throws JsonException {
        if (!(values.get("sources") instanceof List<?> list) || list.size() > MOST_WATCHED) {
            return missing("sources");
        }
        Set<String> sources = new HashSet<>();
        for (Object source : list) {
            sources.add(source instanceof String name ? name : missing("sources"));
        }
        return sources;
    }

    /** A share of a picture's width or height, 0..1. */
    double share(String name) throws JsonException {
        double share = values.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
        return share >= 0 && share <= 1 ? share : missing(name);
    }

    boolean is(String name) throws JsonException {
        return values.get(name) instanceof Boolean value ? value : missing(name);
    }

    private String text(String name) throws JsonException {
        return values.get(name) instanceof String text ? text : missing(name);
    }

    private static <T> T missing(String what) throws JsonException {
        throw new JsonException(what + " is missing");
    }
}
