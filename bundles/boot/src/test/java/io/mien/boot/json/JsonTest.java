package io.mien.boot.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void valuesOfAllKinds() throws JsonException {
        assertEquals(
                Map.of("a", List.of(1L, -2L, .5, -1e3, true, false), "b", Map.of(), "c", List.of()),
                Json.parse(" {\"a\": [1, -2, 0.5, -1E+3, true, false], \"b\":{},\"c\" : [ ] }\n"));
        assertNull(Json.parse("null"));
        assertEquals(123456789012345678L, Json.parse("123456789012345678"));
    }

    @Test
    void textsWithEscapes() throws JsonException {
        assertEquals(
                "a\"\\/\b\f\n\r\t\u738b\ud83d\ude00",
                Json.parse("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u738b\\ud83d\\ude00\""));
        assertEquals("// no comment, \u00fc", Json.parse("\"// no comment, \u00fc\""));
    }

    @Test
    void commentsBetweenAnything() throws JsonException {
        String json = "// first\n/* a */ [ /* b */ 1 // c\n , /**/ {\"k\" /* d */ : // e\n 2} ] // last";
        assertEquals(List.of(1L, Map.of("k", 2L)), Json.parse(json));
    }

    @Test
    void theOrderOfKeysIsKept() throws JsonException {
        assertEquals("{z=1, a=2, m=3}", Json.parse("{\"z\":1,\"a\":2,\"m\":3}").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}",
                        "{a:1}",
                "{1:1}", "\"", "\"a", "\"a\nb\"", "\"\\", "\"\\x\"", "\"\\u12g4\"", "\"\\u12", "tru", "nul", "+1", "1.",
                        ".5", "1d",
                "0x10", "NaN", "1e", "--1", "1 2", "/", "/* a", "]", "}", "1234567890123456789012"
            })
    void refusesWhatIsNotJson(String text) {
        assertThrows(JsonException.class, () -> Json.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[x] | line 1, column 2", "[1,;;  x] | line 3, column 3", "[1;  2] | line 2, column 3"})
    void thePlaceIsNamed(String text, String place) {
        JsonException e = assertThrows(JsonException.class, () -> Json.parse(text.replace(";", "\n")));
        assertTrue(e.getMessage().contains(place), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":", "/* */ [ "})
    void refusesWhatLiesTooDeep(String level) {
        JsonException e = assertThrows(JsonException.class, () -> Json.parse(level.repeat(200_000)));
        assertTrue(e.getMessage().startsWith("more than 100 objects and arrays in each other"), e.getMessage());
    }

    @Test
    void readsWhatLiesAsDeepAsIsAllowed() throws JsonException {
        int depth = Json.MAXIMUM_DEPTH;
        String shallow = "[1], ".repeat(3 * depth);
        String text = "[" + shallow + "[".repeat(depth - 1) + "]".repeat(depth);
        assertEquals(text, Json.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1, \"a\": 2}",
                "{\"b\": {\"a\": 1, \"\\u0061\": 1}}",
                "1.0",
                "1e3",
                "1E0",
                "01",
                "-01",
                "1 // end",
                "/* begin */ 1",
                "\u20281",
                "1234567890123456789"
            })
    void strictReadingRefusesWhatReadersUnderstandDifferently(String text) {
        assertThrows(JsonException.class, () -> Json.parseStrictly(text));
    }

    @Test
    void strictReadingReadsTheRest() throws JsonException {
        assertEquals(
                Map.of("a", List.of(0L, -1L, 123456789012345678L, true, "/* x */"), "b", Map.of("a", "\ud83d\ude00")),
                Json.parseStrictly(
                        "\r\n\t{\"a\": [0, -1, 123456789012345678, true, \"/* x */\"], \"b\":{\"a\":\"\ud83d\ude00\"}}"));
    }
}
