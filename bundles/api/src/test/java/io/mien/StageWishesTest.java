package io.mien;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StageWishesTest {
    private static final StageId OLD =
            new StageId("yunet", "1.0.0", new StageContent.Weights("yunet@0123456789abcdef"));
    private static final StageId NEW =
            new StageId("yunet", "1.1.0", new StageContent.Weights("yunet@fedcba9876543210"));

    @Test
    void requestsByNameAndByVersionPrefer() {
        assertTrue(use("yunet").prefers(StageKind.DETECTOR, OLD));
        assertTrue(use("yunet/1.0.0").prefers(StageKind.DETECTOR, OLD));
        assertFalse(use("yunet/1.0.0").prefers(StageKind.DETECTOR, NEW));
        assertFalse(StageWishes.NONE.prefers(StageKind.DETECTOR, OLD));
    }

    @Test
    void refusalsAreOfOneVersion() {
        StageWishes wishes = new StageWishes(Map.of(), Set.of(StageWishes.key(StageKind.DETECTOR, NEW)));
        assertTrue(wishes.refuses(StageKind.DETECTOR, NEW));
        assertFalse(wishes.refuses(StageKind.DETECTOR, OLD));
    }

    @Test
    void wishesSurviveTheConfiguration() {
        StageWishes wishes =
                new StageWishes(Map.of(StageKind.DETECTOR, "scrfd"), Set.of(StageWishes.key(StageKind.DETECTOR, NEW)));
        assertEquals(wishes, StageWishes.of(wishes.toConfiguration()));
        assertEquals(StageWishes.NONE, StageWishes.of(StageWishes.NONE.toConfiguration()));
        assertEquals(StageWishes.NONE, StageWishes.of(Map.of("refused", "", "use.detector", " ")));
    }

    private static StageWishes use(String name) {
        return new StageWishes(Map.of(StageKind.DETECTOR, name), Set.of());
    }
}
