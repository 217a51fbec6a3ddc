package io.mien.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
    @Test
    void isAnyText() throws IllegalLabelException {
        assertEquals("Zo\u00eb \u5c0f\u660e", Label.check(" Zo\u00eb \u5c0f\u660e\t"));
        assertEquals("Unknown", Label.check("Unknown"));
        assertEquals(200, Label.check("x".repeat(200)).length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "unknown", " unknown ", "a\u0000b", "a\nb", "a\u0085b"})
    void isNeitherBlankNorReservedNorHasControls(String label) {
        assertThrows(IllegalLabelException.class, () -> Label.check(label));
    }

    @Test
    void isNotTooLong() {
        assertThrows(IllegalLabelException.class, () -> Label.check("x".repeat(201)));
    }
}
