package io.mien.boot.configuration;

import io.mien.boot.screen.ScreenText;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One key of a component's configuration and the values that it takes. Immutable. */
public final class Attribute {
    /** A type of numbers: how it is made, and its own ends. */
    private record Numbers(boolean whole, BigDecimal least, BigDecimal most, Function<BigDecimal, Object> make) {}

    private static final Map<String, Numbers> NUMBERS = Map.of(
            "Byte", whole(Byte.MIN_VALUE, Byte.MAX_VALUE, BigDecimal::byteValueExact),
            "Short", whole(Short.MIN_VALUE, Short.MAX_VALUE, BigDecimal::shortValueExact),
            "Integer", whole(Integer.MIN_VALUE, Integer.MAX_VALUE, BigDecimal::intValueExact),
            "Long", whole(Long.MIN_VALUE, Long.MAX_VALUE, BigDecimal::longValueExact),
            "Float", real(Float.MAX_VALUE, BigDecimal::floatValue),
            "Double", real(Double.MAX_VALUE, BigDecimal::doubleValue));

    /** A time is a key with this ending; a longer one does not fit into the nanoseconds in which Java waits. */
    private static final String TIME = ".millis";

    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE / 1_000_000);

    private static final int MOST_DIGITS = 100;
    private static final int MOST_SHOWN = 100;

    /** Orders services; the framework ignores one that is not a number (OSGi Core, chapter 5). */
    static final Attribute RANKING = new Attribute("service.ranking", "Integer", null, null, List.of());

    private final String key;
    private final String type;
    private final List<String> options;
    private final BigDecimal least;
    private final BigDecimal most;

    /**
     * @param type as a metatype names it; a type that is neither a number nor {@code Boolean} takes any text
     * @param least as a metatype has it; null or not a number: the least of the type
     * @param most alike
     * @param options the only values; empty if there is no such list
     */
    Attribute(String key, String type, String least, String most, List<String> options) {
        this.key = key;
        this.type = type;
        this.options = List.copyOf(options);
        Numbers numbers = NUMBERS.get(type);
        this.least = numbers == null ? null : stated(least, numbers.least());
        this.most = numbers == null
                ? null
                : stated(most, key.endsWith(TIME) ? LONGEST.min(numbers.most()) : numbers.most());
    }

    private static Numbers whole(long least, long most, Function<BigDecimal, Object> make) {
        return new Numbers(true, BigDecimal.valueOf(least), BigDecimal.valueOf(most), make);
    }

    private static Numbers real(double most, Function<BigDecimal, Object> make) {
        return new Numbers(false, BigDecimal.valueOf(-most), BigDecimal.valueOf(most), make);
    }

    private static BigDecimal stated(String bound, BigDecimal otherwise) {
        try {
            return bound == null ? otherwise : new BigDecimal(bound.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    public String key() {
        return key;
    }

    /** The type, as a metatype names it. */
    public String type() {
        return type;
    }

    /** The least number; empty if the bundle states none. */
    public Optional<BigDecimal> least() {
        return Optional.ofNullable(least)
                .filter(bound -> !bound.equals(NUMBERS.get(type).least()));
    }

    /** The greatest number; empty if the bundle states none. */
    public Optional<BigDecimal> most() {
        return Optional.ofNullable(most)
                .filter(bound -> !bound.equals(NUMBERS.get(type).most()));
    }

    /** The values that it takes, in words. */
    public String allowed() {
        if (!options.isEmpty()) {
            return "one of " + String.join(", ", options);
        }
        Numbers numbers = NUMBERS.get(type);
        if (numbers == null) {
            return type.equals("Boolean") ? "true or false" : "text";
        }
        if (numbers.whole()) {
            return "a whole number from " + least.toPlainString() + " to " + most.toPlainString();
        }
        return "a number"
                + least().map(bound -> " from " + bound.toPlainString()).orElse("")
                + most().map(bound -> " to " + bound.toPlainString()).orElse("");
    }

    /**
     * A value in the type of the key, so that nothing needs to be converted later.
     *
     * @param value a text, number or boolean, or several in an array or a collection, which are checked and left as they are
     * @throws ValueNotAllowedException if it is not allowed
     */
    public Object typed(Object value) {
        if (value instanceof Collection<?> several) {
            several.forEach(this::typed);
            return value;
        }
        if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                typed(Array.get(value, i));
            }
            return value;
        }
        String text = value.toString().strip();
        if (!options.isEmpty() && !options.contains(text)) {
            throw notAllowed(text);
        }
        if (NUMBERS.containsKey(type)) {
            return number(text);
        }
        if (type.equals("Boolean")) {
            return truth(text);
        }
        return options.isEmpty() ? value : text;
    }

    private Object number(String text) {
        try {
            // A million digits would take long to read.
            BigDecimal number = new BigDecimal(text.length() <= MOST_DIGITS ? text : "");
            if (number.compareTo(least) >= 0 && number.compareTo(most) <= 0) {
                return NUMBERS.get(type).make().apply(number);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Not a number, or not a whole one.
            throw notAllowed(text);
        }
        throw notAllowed(text);
    }

    private Boolean truth(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        throw notAllowed(text);
    }

    private ValueNotAllowedException notAllowed(String text) {
        String shown = text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
        return new ValueNotAllowedException("is '" + ScreenText.line(shown) + "'; allowed is " + allowed());
    }
}
