package io.mien.boot.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeTest {
    private static Attribute attribute(String type, String least, String most) {
        return new Attribute("key", type, least, most, List.of());
    }

    private static String refused(Attribute attribute, Object value) {
        return assertThrows(ValueNotAllowedException.class, () -> attribute.typed(value))
                .getMessage();
    }

    @Test
    void givesAValueTheTypeOfItsKey() {
        assertEquals(5, attribute("Integer", "0", "9").typed(" 5 "));
        assertEquals(5, attribute("Integer", null, null).typed(5L));
        assertEquals(5, attribute("Integer", null, null).typed(5.0));
        assertEquals(5L, attribute("Long", null, null).typed("5"));
        assertEquals((short) 5, attribute("Short", null, null).typed("5"));
        assertEquals((byte) 5, attribute("Byte", null, null).typed("5"));
        assertEquals(.5, attribute("Double", "0", "1").typed(".5"));
        assertEquals(.5f, attribute("Float", "0", "1").typed("5e-1"));
        assertEquals(true, attribute("Boolean", null, null).typed("TRUE "));
        assertEquals(" a text ", attribute("String", null, null).typed(" a text "));
    }

    @ParameterizedTest
    @CsvSource({
        "Integer, banana",
        "Integer, ''",
        "Integer, 4.5",
        "Integer, -1",
        "Integer, 11",
        "Integer, 99999999999999999999",
        "Integer, 1e999999999",
        "Integer, 1e-999999999",
        "Long, 0x5",
        "Byte, 200",
        "Double, NaN",
        "Double, Infinity",
        "Double, -0.001",
        "Float, 10.001",
        "Boolean, yes",
        "Boolean, 1"
    })
    void refusesAnotherTypeAndWhatIsOutOfRange(String type, String value) {
        String message = refused(attribute(type, "0", "10"), value);
        assertEquals(
                message,
                "is '" + value + "'; allowed is " + attribute(type, "0", "10").allowed());
    }

    @Test
    void refusesWhatTheTypeCannotHold() {
        refused(attribute("Double", null, null), "1e400");
        refused(attribute("Float", null, null), "-1e39");
        refused(attribute("Long", null, null), "9223372036854775808");
    }

    @Test
    void saysWhatIsAllowed() {
        assertEquals(
                "a whole number from 1 to 2147483647",
                attribute("Integer", "1", null).allowed());
        assertEquals(
                "a number from 0.5 to 0.99999",
                attribute("Double", "0.5", "0.99999").allowed());
        assertEquals("a number", attribute("Float", null, "nonsense").allowed());
        assertEquals("true or false", attribute("Boolean", null, null).allowed());
    }

    @Test
    void aTimeFitsIntoNanoseconds() {
        Attribute time = new Attribute("wait.millis", "Long", "0", null, List.of());
        assertEquals(9_223_372_036_854L, time.typed("9223372036854"));
        refused(time, "9223372036855");
    }

    @Test
    void takesOneOfItsOptions() {
        Attribute swap = new Attribute("swap", "String", null, null, List.of("refuse", "sequential"));
        assertEquals("refuse", swap.typed("refuse "));
        assertEquals("is 'both'; allowed is one of refuse, sequential", refused(swap, "both"));
    }

    @Test
    void checksEachOfSeveralAndLeavesThemAsTheyAre() {
        Integer[] several = {1, 2};
        assertSame(several, attribute("Integer", "0", "9").typed(several));
        refused(attribute("Integer", "0", "9"), new int[] {1, 20});
        refused(attribute("Integer", "0", "9"), List.of("1", "two"));
    }

    @Test
    void showsALongOrHostileValueInOneLine() {
        String message = refused(attribute("Integer", null, null), "\u001b[2J\n" + "9".repeat(1_000_000));
        assertEquals(0, message.chars().filter(c -> c < ' ').count());
        assertEquals(true, message.length() < 300, message);
    }
}
