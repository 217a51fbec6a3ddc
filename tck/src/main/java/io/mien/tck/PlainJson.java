package io.mien.tck;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JSON into plain Java: {@code Map}, {@code List}, {@code String}, {@code Double}, {@code Boolean}. */
public final class PlainJson {
    private PlainJson() {}

    /** The object in a file, its keys in the file's order. */
    public static Map<String, Object> object(Path file) throws IOException {
        return object(new JsonFactory().createParser(file.toFile()));
    }

    /** The object in a text, its keys in the text's order. */
    public static Map<String, Object> object(String text) throws IOException {
        return object(new JsonFactory().createParser(text));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(JsonParser parser) throws IOException {
        try (parser) {
            parser.nextToken();
            return (Map<String, Object>) value(parser);
        }
    }

    /** Numbers of an array. */
    public static float[] floats(Object array) {
        List<?> numbers = (List<?>) array;
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((Double) numbers.get(i)).floatValue();
        }
        return values;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> Optional.empty();
            default -> throw new IOException(parser.currentToken() + " is not expected at " + parser.currentLocation());
        };
    }

    private static Map<String, Object> members(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            members.put(key, value(parser));
        }
        return members;
    }

    private static List<Object> elements(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }
}
