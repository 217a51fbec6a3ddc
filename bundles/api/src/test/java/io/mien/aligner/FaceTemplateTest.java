package io.mien.aligner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.image.Point;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceTemplateTest {
    private static final String WIDE = "160x120, 54 60, 104 59, 79 88, 59 118, 101 117";

    @Test
    void readsANameOrASizeWithFivePoints() {
        assertSame(FaceTemplate.ARCFACE_112, FaceTemplate.parse("arcface-112"));
        FaceTemplate wide = FaceTemplate.parse(WIDE);
        assertEquals(160, wide.width());
        assertEquals(120, wide.height());
        assertEquals(
                List.of(
                        new Point(54, 60),
                        new Point(104, 59),
                        new Point(79, 88),
                        new Point(59, 118),
                        new Point(101, 117)),
                wide.points());
        assertEquals(wide.id(), wide.name());
    }

    @Test
    void dataOfAKnownTemplateIsThatTemplate() {
        String data = "112x112, 38.2946 51.6963, 73.5318 51.5014, 56.0252 71.7366, 41.5493 92.3655, 70.7299 92.2041";
        assertSame(FaceTemplate.ARCFACE_112, FaceTemplate.parse(data));
    }

    @Test
    void identityIsOfTheCropAndNotOfTheName() {
        FaceTemplate wide = FaceTemplate.parse(WIDE);
        FaceTemplate named = new FaceTemplate("mine", wide.width(), wide.height(), wide.points());
        assertTrue(named.cutsLike(wide));
        assertEquals("160x120-9e60c4bd752f", named.id(), "galleries of users hold it: it must not change");
        assertFalse(wide.cutsLike(FaceTemplate.ARCFACE_112));
        assertNotEquals(
                wide.id(), FaceTemplate.parse(WIDE.replace("54 60", "54 60.5")).id());
        assertNotEquals(
                wide.id(), FaceTemplate.parse(WIDE.replace("160x", "161x")).id());
        assertEquals("arcface-112", FaceTemplate.ARCFACE_112.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "arcface-96",
                "112x112",
                "112x112, 1 1, 2 2, 3 3, 4 4",
                "112x112, 1 1, 2 2, 3 3, 4 4, 5 5, 6 6",
                "15x112, 38 52, 74 52, 56 72, 42 92, 71 92",
                "112x1025, 38 52, 74 52, 56 72, 42 92, 71 92",
                "112, 38 52, 74 52, 56 72, 42 92, 71 92",
                "112x112, 38 52, 74 52, 56 72, 42 92, 71 NaN",
                "112x112, 38 52, 74 52, 56 72, 42 92, 71 x",
                "112x112, 38 52, 74 52, 56 72, 42 92, 225 92",
                "112x112, -113 52, 74 52, 56 72, 42 92, 71 92",
                "112x112, 5 5, 5 5, 5 5, 5 5, 5 5",
            })
    void refusesWhatIsNoTemplate(String text) {
        assertThrows(IllegalArgumentException.class, () -> FaceTemplate.parse(text));
    }
}
