package io.mien.boot.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * JSON (RFC 8259) with comments as OSGi's features have them, read into maps, lists, texts, longs, doubles, booleans and
 * nulls; and written from them. Code of its own, because loading a library's classes would take a tenth of the time that a
 * start takes.
 */
public final class Json {
    /** How deep objects and arrays may lie in each other. Each level is a call, and a thread's stack is finite. */
    public static final int MAXIMUM_DEPTH = 100;

    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final Pattern UNICODE = Pattern.compile("u[0-9a-fA-F]{4}");
    private static final int END = -1;

    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    /**
     * Reads a text.
     *
     * @return a map, list, text, long, double, boolean or null
     * @throws JsonException naming line and column of what is not JSON, or lies deeper than {@link #MAXIMUM_DEPTH}
     */
    public static Object parse(String text) throws JsonException {
        Json json = new Json(text);
        json.skipBlanks();
        Object value = json.value();
        if (json.peek() != END) {
            throw json.wrong("more after the end");
        }
        return value;
    }

    private Object value() throws JsonException {
        Object value =
                switch (peek()) {
                    case '{' -> nested(this::object);
                    case '[' -> nested(this::array);
                    case '"' -> string();
                    default -> word();
                };
        skipBlanks();
        return value;
    }

    /** Reads an object or an array. */
    @FunctionalInterface
    private interface Nested {
        Object read() throws JsonException;
    }

    private Object nested(Nested value) throws JsonException {
        if (++depth > MAXIMUM_DEPTH) {
            throw wrong("more than " + MAXIMUM_DEPTH + " objects and arrays in each other");
        }
        Object read = value.read();
        depth--;
        return read;
    }

    private Map<String, Object> object() throws JsonException {
        Map<String, Object> object = new LinkedHashMap<>();
        expect('{');
        while (peek() != '}') {
            if (!object.isEmpty()) {
                expect(',');
            }
            String key = string();
            skipBlanks();
            expect(':');
            object.put(key, value());
        }
        at++;
        return object;
    }

    private List<Object> array() throws JsonException {
        List<Object> array = new ArrayList<>();
        expect('[');
        while (peek() != ']') {
            if (!array.isEmpty()) {
                expect(',');
            }
            array.add(value());
        }
        at++;
        return array;
    }

    private String string() throws JsonException {
        if (peek() != '"') {
            throw wrong("a text is missing");
        }
        StringBuilder string = new StringBuilder();
        for (at++; peek() != '"'; at++) {
            if (peek() < ' ') {
                throw wrong("a text that does not end on its line");
            }
            string.append(peek() == '\\' ? escape() : (char) peek());
        }
        at++;
        return string.toString();
    }

    /** Leaves the position at the escape's last character. */
    private char escape() throws JsonException {
        at++;
        int escape = ESCAPES.indexOf(peek());
        if (escape >= 0) {
            return ESCAPED.charAt(escape);
        }
        if (!UNICODE.matcher(text).region(at, text.length()).lookingAt()) {
            throw wrong("an unknown escape");
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
    }

    private Object word() throws JsonException {
        int start = at;
        while (peek() == '-' || peek() == '+' || peek() == '.' || Character.isLetterOrDigit(peek())) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> number(word, start);
        };
    }

    private Number number(String word, int start) throws JsonException {
        if (!NUMBER.matcher(word).matches()) {
            at = start;
            throw wrong("a value is missing");
        }
        boolean whole = word.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
        return whole ? (Number) Long.valueOf(word) : (Number) Double.valueOf(word);
    }

    private void expect(char sign) throws JsonException {
        if (peek() != sign) {
            throw wrong("a '" + sign + "' is missing");
        }
        at++;
        skipBlanks();
    }

    private void skipBlanks() throws JsonException {
        for (; ; ) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (text.startsWith("//", at)) {
                skipBehind("\n", text.length());
            } else if (text.startsWith("/*", at)) {
                skipBehind("*/", END);
            } else {
                return;
            }
        }
    }

    private void skipBehind(String end, int otherwise) throws JsonException {
        int found = text.indexOf(end, at);
        if (found < 0 && otherwise == END) {
            throw wrong("a comment without an end");
        }
        at = found < 0 ? otherwise : found + end.length();
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private JsonException wrong(String what) {
        String before = text.substring(0, Math.min(at, text.length()));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        return new JsonException(what + " (line " + line + ", column " + (at - before.lastIndexOf('\n')) + ")");
    }
}
