package io.mien.sightings.kept;

import static io.mien.sightings.kept.Sights.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Retention USUAL = new Retention(Duration.ofHours(24), Duration.ofDays(7), 10_000);

    private final List<SightingHead> heads = List.of(
            new SightingHead(1, Sights.unknown(NOON), Optional.empty(), 1),
            new SightingHead(2, Sights.of("Ada", NOON), Optional.empty(), 1),
            new SightingHead(3, Sights.unknown(NOON.plusSeconds(1)), Optional.of("Bela"), 1));

    @Test
    void unknownPeopleAreKeptForADayAndKnownOnesForAWeek() {
        assertEquals(
                Set.of(), USUAL.expired(heads, NOON.plus(Duration.ofHours(24)).minusMillis(1)));
        assertEquals(Set.of(1L), USUAL.expired(heads, NOON.plus(Duration.ofHours(24))));
        assertEquals(Set.of(1L, 2L), USUAL.expired(heads, NOON.plus(Duration.ofDays(7))));
        assertEquals(Set.of(1L, 2L, 3L), USUAL.expired(heads, NOON.plus(Duration.ofDays(8))));
    }

    @Test
    void ofTooManyTheOldestGo() {
        Retention two = new Retention(USUAL.unknown(), USUAL.known(), 2);
        assertEquals(Set.of(1L), two.expired(heads, NOON));
        assertEquals(
                Set.of(1L),
                two.expired(heads, NOON.plus(Duration.ofHours(24))),
                "one that is too old does not count among the others");
    }
}
