package io.mien.boot.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void readsWhatWasWritten() throws JsonException {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", "\"\\/\b\f\n\r\t\u738b\ud83d\ude00\u2028");
        value.put("numbers", List.of(1L, -2L, .5, 1e300));
        value.put("others", new ArrayList<>(List.of(true, false, Map.of(), List.of())));
        value.put("deep", List.of(Map.of("a", List.of(Map.of("b", 1L)))));
        value.put("nothing", null);
        assertEquals(value, Json.parse(JsonWriter.write(value)));
        assertEquals(value, Json.parse(JsonWriter.line(value)));
        assertEquals(1, JsonWriter.line(value).lines().count());
    }

    @Test
    void aListHasALineForEachElement() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("number", 7);
        value.put("bundles", List.of(Map.of("name", "a"), Map.of("name", "b")));
        String expected =
                "{\n  \"number\": 7,\n  \"bundles\": [\n    {\"name\": \"a\"},\n    {\"name\": \"b\"}\n  ]\n}\n";
        assertEquals(expected, JsonWriter.write(value));
    }

    @Test
    void refusesWhatJsonCannotExpress() {
        assertThrows(IllegalArgumentException.class, () -> JsonWriter.write(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> JsonWriter.write(List.of(new Object())));
    }
}
