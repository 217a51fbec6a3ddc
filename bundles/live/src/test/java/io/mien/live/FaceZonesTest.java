package io.mien.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceZonesTest {
    private static final Image IMAGE = Image.of(200, 100, PixelFormat.GRAY, new byte[20_000]);

    private static boolean counts(FaceZones zones, float x, float y) {
        return zones.include(IMAGE, new Box(x - 5, y - 5, 10, 10));
    }

    @Test
    void withoutZonesEverythingCounts() {
        assertTrue(counts(new FaceZones(new String[0], new String[0]), 3, 99));
    }

    /** The left half without its upper quarter, and a triangle at the lower right. */
    @Test
    void aFaceCountsByTheCenterOfItsBox() {
        FaceZones zones = new FaceZones(
                new String[] {"0,0 .5,0 0.5,1.0 0,1; 1,.5 1,1 .75,1"}, new String[] {"0,0 1,0 1,.25 0,.25"});
        assertTrue(counts(zones, 50, 50));
        assertTrue(counts(zones, 99, 99));
        assertFalse(counts(zones, 101, 50));
        assertFalse(counts(zones, 50, 20), "masked");
        assertTrue(counts(zones, 195, 90));
        assertFalse(counts(zones, 155, 60));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0,0 1,1", "0,0 1,0 1,2", "0:0 1:0 1:1", "0,0 1,0 1,1;", "0,0 1,0 NaN,1", "-1,0 1,0 1,1"})
    void refusesWhatIsNoPolygon(String text) {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new FaceZones(new String[] {text}, new String[0]))
                .getMessage();
        assertTrue(message.contains("at least three corners"), message);
        assertEquals(
                IllegalArgumentException.class,
                assertThrows(RuntimeException.class, () -> new FaceZones(new String[0], new String[] {text}))
                        .getClass());
    }
}
