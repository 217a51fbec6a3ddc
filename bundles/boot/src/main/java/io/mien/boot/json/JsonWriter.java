package io.mien.boot.json;

import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/** Writes what {@link Json#parse} reads: one member of the outermost object, or element of the outermost list, a line. */
public final class JsonWriter {
    private final StringBuilder text = new StringBuilder();

    private JsonWriter() {}

    /**
     * Writes a value.
     *
     * @param value a map with texts as keys, a collection, text, whole number, finite number, boolean or null
     * @throws IllegalArgumentException if it is, or holds, anything else
     */
    public static String write(Object value) {
        JsonWriter writer = new JsonWriter();
        writer.value(value, 0);
        return writer.text.append('\n').toString();
    }

    /** The same on one line, without the line's end. */
    public static String line(Object value) {
        JsonWriter writer = new JsonWriter();
        writer.value(value, Integer.MIN_VALUE);
        return writer.text.toString();
    }

    /** @param depth how deep the value lies; far below zero where nothing is put on a line of its own */
    private void value(Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            object(map, depth);
        } else if (value instanceof Collection<?> list) {
            array(list, depth);
        } else if (value instanceof String s) {
            string(s);
        } else if (value == null || value instanceof Boolean || isNumber(value)) {
            text.append(value);
        } else {
            throw new IllegalArgumentException("no value of JSON: " + value);
        }
    }

    private static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Double d && Double.isFinite(d);
    }

    private void object(Map<?, ?> map, int depth) {
        text.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<?, ?> entry = i.next();
            indent(depth + 1);
            string((String) entry.getKey());
            text.append(": ");
            value(entry.getValue(), depth + 1);
            separate(i.hasNext());
        }
        close('}', map.isEmpty(), depth);
    }

    private void array(Collection<?> list, int depth) {
        text.append('[');
        for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
            indent(depth + 1);
            value(i.next(), depth + 1);
            separate(i.hasNext());
        }
        close(']', list.isEmpty(), depth);
    }

    private void separate(boolean more) {
        if (more) {
            text.append(", ");
        }
    }

    /** The two outermost levels are laid out: a list of a hundred bundles has a line for each. */
    private void indent(int depth) {
        if (depth == 1 || depth == 2) {
            trimEnd();
            text.append('\n').append("  ".repeat(depth));
        }
    }

    private void close(char sign, boolean empty, int depth) {
        if (!empty && (depth == 0 || depth == 1)) {
            text.append('\n').append("  ".repeat(depth));
        }
        text.append(sign);
    }

    private void trimEnd() {
        if (text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
    }

    private void string(String s) {
        text.append('"');
        for (int i = 0; i < s.length(); i++) {
            character(s.charAt(i));
        }
        text.append('"');
    }

    private void character(char c) {
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (c < ' ' || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
            text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        } else {
            text.append(c);
        }
    }
}
