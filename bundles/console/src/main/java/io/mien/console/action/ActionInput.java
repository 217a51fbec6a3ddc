package io.mien.console.action;

import io.mien.console.web.RefusedRequestException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values that a request names. Each method throws an {@link RefusedRequestException} that names the value which is missing or is of
 * another type.
 *
 * @param values by name
 */
public record ActionInput(Map<?, ?> values) {
    /** A text, which may be empty. */
    public String text(String name) throws RefusedRequestException {
        if (values.get(name) instanceof String text) {
            return text;
        }
        throw new RefusedRequestException(400, "the request lacks the text '" + name + "'");
    }

    /** A text; what is given otherwise if it is absent. */
    public String text(String name, String otherwise) throws RefusedRequestException {
        return values.containsKey(name) ? text(name) : otherwise;
    }

    /** Whether it is asked for; not if it is absent. In a query it is the text {@code true}. */
    public boolean is(String name) {
        return Boolean.TRUE.equals(values.get(name)) || "true".equals(values.get(name));
    }

    /** A whole number from a query, 0 or more; what is given otherwise if it is absent. */
    public int number(String name, int otherwise) throws RefusedRequestException {
        String text = text(name, Integer.toString(otherwise));
        if (!text.matches("\\d{1,9}")) {
            throw new RefusedRequestException(400, "'" + name + "' is a whole number, 0 or more");
        }
        return Integer.parseInt(text);
    }

    /** Whole numbers, at least one; in the order given. */
    public Set<Long> numbers(String name) throws RefusedRequestException {
        Set<Long> numbers = new LinkedHashSet<>();
        if (values.get(name) instanceof List<?> list) {
            for (Object each : list) {
                if (!(each instanceof Long number)) {
                    throw new RefusedRequestException(400, "'" + name + "' has whole numbers only");
                }
                numbers.add(number);
            }
        }
        if (numbers.isEmpty()) {
            throw new RefusedRequestException(400, "the request lacks the numbers '" + name + "'");
        }
        return numbers;
    }
}
