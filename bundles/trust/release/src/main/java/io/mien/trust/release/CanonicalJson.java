package io.mien.trust.release;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The canonical form of JSON that TUF signs (OLPC's): no blanks, members in the order of the code points of their names, and
 * in texts a backslash before a quotation mark and a backslash alone. A control character stands for itself, so that the form
 * is not always JSON; it is signed and never written to a file.
 */
final class CanonicalJson {
    private static final Comparator<String> BY_CODE_POINTS = CanonicalJson::compareCodePoints;

    private final StringBuilder text = new StringBuilder();

    private CanonicalJson() {}

    /**
     * @param value a map, list, text, whole number, boolean or null, as {@link io.mien.boot.json.Json#parseStrictly} reads
     * @throws CharacterCodingException if a text holds half of a surrogate pair
     */
    static byte[] encode(Object value) throws CharacterCodingException {
        CanonicalJson canonical = new CanonicalJson();
        canonical.value(value);
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(canonical.text));
        byte[] encoded = new byte[bytes.remaining()];
        bytes.get(encoded);
        return encoded;
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            array(list);
        } else if (value instanceof String string) {
            string(string);
        } else if (value == null || value instanceof Boolean || value instanceof Long || value instanceof Integer) {
            text.append(value);
        } else {
            throw new IllegalArgumentException("no value of canonical JSON: " + value);
        }
    }

    private void object(Map<?, ?> map) {
        TreeMap<String, Object> sorted = new TreeMap<>(BY_CODE_POINTS);
        map.forEach((name, member) -> sorted.put((String) name, member));
        text.append('{');
        String separator = "";
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            text.append(separator);
            string(member.getKey());
            text.append(':');
            value(member.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private void array(List<?> list) {
        text.append('[');
        for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
            value(i.next());
            text.append(i.hasNext() ? "," : "");
        }
        text.append(']');
    }

    private void string(String string) {
        text.append('"')
                .append(string.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }

    /** {@link String#compareTo} compares halves of surrogate pairs, which lie below other characters. */
    private static int compareCodePoints(String a, String b) {
        int at = 0;
        while (at < a.length() && at < b.length() && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        if (at == a.length() || at == b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        char left = a.charAt(at);
        char right = b.charAt(at);
        boolean halves = Character.isSurrogate(left) == Character.isSurrogate(right);
        return halves ? Character.compare(left, right) : Character.isSurrogate(left) ? 1 : -1;
    }
}
