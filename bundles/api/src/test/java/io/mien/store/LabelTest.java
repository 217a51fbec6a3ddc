package io.mien.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
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

    @ParameterizedTest
    @ValueSource(strings = {"Zo\uFFFD", "Zo\uD83D", "\uDE00Zo"})
    void isWholeText(String label) {
        assertThrows(IllegalLabelException.class, () -> Label.check(label));
    }

    @Test
    void hasOneKeyHoweverItsCharactersAreComposed() throws IllegalLabelException {
        assertEquals("Ren\u00e9", Label.key(" Rene\u0301 "));
        assertEquals(Label.key("\uac00"), Label.key("\u1100\u1161"));
        assertEquals("Rene\u0301", Label.check("Rene\u0301"));
        assertEquals("\uD83D\uDE00", Label.check("\uD83D\uDE00"));
        assertEquals(
                List.of(List.of("Rene\u0301", "Ren\u00e9")),
                Label.sameKeys(List.of("Ada", "Rene\u0301", "Bela", "Ren\u00e9")));
    }

    @Test
    void numberFollowsTheHighest() {
        assertEquals("id 1", Label.numbered("id", List.of()));
        assertEquals(
                "id 1", Label.numbered("id", List.of("id", "id 0", "id 01", "id 7 b", "an id 7", "id 1234567890")));
        assertEquals("id 8", Label.numbered("id", List.of("id 7", "id 2", "Ada")), "a free number is not used again");
        assertEquals("i.d 1", Label.numbered("i.d", List.of("ied 4")));
    }

    @Test
    void isNotTooLong() {
        assertThrows(IllegalLabelException.class, () -> Label.check("x".repeat(201)));
    }
}
