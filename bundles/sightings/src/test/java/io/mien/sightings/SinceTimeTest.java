package io.mien.sightings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTimeTest {
    private static final Instant NOW = Instant.parse("2026-08-03T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "30m, 2026-08-03T11:30:00Z",
        "2h, 2026-08-03T10:00:00Z",
        "7d, 2026-07-27T12:00:00Z",
        "2026-08-01, 2026-07-31T22:00:00Z",
        "2026-08-01T10:30, 2026-08-01T08:30:00Z"
    })
    void readsWhatAPersonTypes(String text, String time) throws Exception {
        assertEquals(Instant.parse(time), SinceTime.parse(text, NOW, ZoneOffset.ofHours(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2", "-2h", "2026-13-01", "2026-08-01T"})
    void refusesAnythingElseByName(String text) {
        MienException refused = assertThrows(MienException.class, () -> SinceTime.parse(text, NOW, ZoneOffset.UTC));
        assertTrue(refused.getMessage().startsWith("'" + text + "' is not a time"), refused.getMessage());
    }
}
