package io.mien.support.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StagePlacesTest {
    private final StagePlaces places = new StagePlaces();

    @Test
    void aNameThatGoesAndComesAgainKeepsItsPlace() {
        rank("opencv", "1.0.0", 1);
        StageOrder.Rank other = rank("plain", "1.0.0", 2);
        StageOrder.Rank upgrade = rank("opencv", "2.0.0", 3);
        assertEquals(List.of(upgrade, other), StageOrder.sorted(List.of(other, upgrade), r -> r));
        StageOrder.Rank back = rank("opencv", "1.0.0", 4);
        assertEquals(List.of(back, other), StageOrder.sorted(List.of(other, back), r -> r));
    }

    @Test
    void aNewNameStandsBehindThoseOfEqualRanking() {
        StageOrder.Rank first = rank("opencv", "1.0.0", 1);
        StageOrder.Rank second = rank("plain", "9.0.0", 2);
        assertEquals(List.of(first, second), StageOrder.sorted(List.of(second, first), r -> r));
    }

    private StageOrder.Rank rank(String name, String version, long arrival) {
        return places.keep(new StageOrder.Rank(0, name, version, arrival));
    }
}
