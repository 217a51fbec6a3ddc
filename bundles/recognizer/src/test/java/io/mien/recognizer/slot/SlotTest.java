package io.mien.recognizer.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.recognizer.fake.Bench;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;

class SlotTest {
    private final Slot<String> slot = new Slot<>(StageKind.DETECTOR, new Standing());

    private String first() {
        return slot.first().orElseThrow().stage();
    }

    @Test
    void aHigherRankingGoesFirst() {
        slot.put("old", Bench.properties("a", "1.0.0", 0));
        slot.put("new", Bench.properties("b", "0.1.0", 5));
        assertEquals("new", first());
    }

    @Test
    void ofEqualRankingTheOlderServiceStays() {
        slot.put("old", Bench.properties("a", "1.0.0", 0));
        slot.put("new", Bench.properties("b", "9.0.0", 0));
        assertEquals("old", first());
    }

    @Test
    void aNewerVersionOfTheSameNameIsAnUpgradeAndAnEqualOneChangesNothing() {
        slot.put("1.9", Bench.properties("a", "1.9.0", 0));
        slot.put("other", Bench.properties("b", "1.0.0", 0));
        slot.put("1.10", Bench.properties("a", "1.10.0", 0));
        assertEquals("1.10", first());
        slot.put("again", Bench.properties("a", "1.10.0", 0));
        assertEquals("1.10", first());
    }

    @Test
    void aRankingMayChangeAtRunTime() {
        Map<String, Object> properties = new HashMap<>(Bench.properties("a", "1.0.0", 9));
        slot.put("a", properties);
        slot.put("b", Bench.properties("b", "1.0.0", 5));
        properties.put(Constants.SERVICE_RANKING, 1);
        slot.put("a", properties);
        assertEquals("b", first());
        assertEquals(2, slot.all().size());
    }

    @Test
    void whoLeavesTakesAwayItselfOnly() {
        Map<String, Object> old = Bench.properties("a", "1.0.0", 0);
        slot.put("old", old);
        slot.put("new", Bench.properties("a", "2.0.0", 0));
        slot.remove(old);
        assertEquals("new", first());
    }

    @Test
    void aNameLimitsWhoServesAndTheErrorSaysWhoIsThere() {
        Standing standing = new Standing();
        standing.limit(Map.of(StageKind.ALIGNER, "plain"));
        Slot<String> named = new Slot<>(StageKind.ALIGNER, standing);
        named.put("opencv", Bench.properties("opencv", "1.0.0", 10));
        assertTrue(named.first().isEmpty());
        assertEquals("no aligner named 'plain' is there, only opencv", named.missing());
        named.put("plain", Bench.properties("plain", "1.0.0", 0));
        assertEquals("plain", named.first().orElseThrow().stage());
    }
}
