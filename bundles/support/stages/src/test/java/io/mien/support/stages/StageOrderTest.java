package io.mien.support.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.StageContent;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageWishes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StageOrderTest {
    private static final StageId OLD =
            new StageId("yunet", "1.0.0", new StageContent.Weights("yunet@0123456789abcdef"));
    private static final StageId NEW =
            new StageId("yunet", "1.1.0", new StageContent.Weights("yunet@fedcba9876543210"));
    private static final StageId OTHER =
            new StageId("scrfd", "1.0.0", new StageContent.Weights("scrfd@00112233445566"));

    @Test
    void withoutWishesTheOrderIsThatOfTheRanking() {
        assertEquals(List.of(NEW, OLD, OTHER), sorted(StageWishes.NONE));
    }

    @Test
    void requestedNameGoesFirst() {
        assertEquals(List.of(OTHER, NEW, OLD), sorted(use("scrfd")));
        assertEquals(List.of(OLD, NEW, OTHER), sorted(use("yunet/1.0.0")));
    }

    @Test
    void aRolledBackStageStaysOutAndItsNamesakesDoNot() {
        StageWishes wishes = new StageWishes(Map.of(), Set.of(StageWishes.key(StageKind.DETECTOR, NEW)));
        assertEquals(List.of(OLD, OTHER), sorted(wishes));
    }

    private static StageWishes use(String name) {
        return new StageWishes(Map.of(StageKind.DETECTOR, name), Set.of());
    }

    private static List<StageId> sorted(StageWishes wishes) {
        List<StageId> arrived = List.of(OLD, OTHER, NEW);
        return StageOrder.sorted(
                wishes,
                StageKind.DETECTOR,
                arrived,
                id -> id,
                id -> new StageOrder.Rank(0, id.name(), id.version(), arrived.indexOf(id)));
    }
}
