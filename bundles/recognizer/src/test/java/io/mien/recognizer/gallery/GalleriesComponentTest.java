package io.mien.recognizer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.recognizer.fake.Bench;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GalleriesComponentTest {
    private final GalleriesComponent component = new GalleriesComponent(Bench.config(200));

    @AfterEach
    void stop() {
        component.stop();
    }

    @Test
    void changedConfigurationTakesEffectAtOnceAndDropsNoGallery() {
        Galleries before = component.galleries();
        component.modified(Bench.config(200, Map.of("gallery_duty", .5, "separation_faces", 7)));
        assertEquals(.5, component.limits().duty());
        assertEquals(7, component.limits().separation().faces());
        assertEquals(before, component.galleries());
    }

    @Test
    void keepsItsLimitsIfTheNextAreNotAllowed() {
        GalleryLimits before = component.limits();
        assertThrows(
                IllegalArgumentException.class,
                () -> component.modified(Bench.config(200, Map.of("gallery_duty", 0.))));
        assertEquals(before, component.limits());
    }
}
