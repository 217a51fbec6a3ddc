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
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");
    private static final Pattern UNICODE = Pattern.compile("u[0-9a-fA-F]{4}");
    private static final int END = -1;

    private final String text;
    private final boolean strict;
    private int at;
    private int depth;

    private Json(String text, boolean strict) {
        this.text = text;
        this.strict = strict;
    }

    /**
     * Reads a text.
     *
     * @return a map, list, text, long, double, boolean or null
     * @throws JsonException naming line and column of what is not JSON, or lies deeper than {@link #MAXIMUM_DEPTH}
     */
    public static Object parse(String text) throws JsonException {
        return new Json(text, false).document();
    }

    /**
     * Reads a text that every reader must understand alike, because it is signed: without comments, without two members of
     * one name in an object, with whole numbers of at most 18 digits alone.
     *
     * @return a map, list, text, long, boolean or null
     * @throws JsonException as {@link #parse} does
     */
    public static Object parseStrictly(String text) throws JsonException {
        return new Json(text, true).document();
    }

    private Object document() throws JsonException {
        skipBlanks();
        Object value = value();
        if (peek() != END) {
            throw wrong("more after the end");
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
            if (strict && object.containsKey(key)) {
                throw wrong("the member '" + key + "' comes twice");
            }
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
        if (strict && !WHOLE.matcher(word).matches()) {
            at = start;
            throw wrong("a number that is not whole, or is not written as JSON has it");
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
            while (at < text.length() && isBlank(text.charAt(at))) {
                at++;
            }
            if (strict) {
                return;
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

    private boolean isBlank(char c) {
        return strict ? c == ' ' || c == '\t' || c == '\n' || c == '\r' : Character.isWhitespace(c);
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
