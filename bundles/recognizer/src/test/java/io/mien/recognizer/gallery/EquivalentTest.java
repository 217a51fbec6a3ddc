package io.mien.recognizer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.model.ModelId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model converted for other hardware, beside the one that it was made of. */
class EquivalentTest extends GalleriesCase {
    private static final ModelId SOURCE = Hall.id("old");

    private GalleryStages converted(ModelId space) {
        return hall.stages(new Hall.Eye(Hall.id("old_npu"), space, Hall::axis));
    }

    private static int embedded(GalleryStages stages) {
        return ((Hall.Eye) stages.extractor()).faces.get();
    }

    @Test
    void theOneDeclaredEquivalentSearchesTheSameGalleryAndEmbedsNobodyAnew() throws Exception {
        Gallery serving = serve(old);
        hall.enroll(old, 1, 21);
        GalleryStages npu = converted(SOURCE);

        assertSame(serving, galleries.ready(npu).orElseThrow());
        assertEquals(0, embedded(npu));
        assertEquals(List.of(), hall.memory.without(npu.space()));
    }

    @Test
    void equivalentKnowsPeopleWhoWereEnrolledByTheOther() throws Exception {
        serve(old);
        GalleryStages npu = converted(SOURCE);
        hall.enroll(npu, 1, 11);

        Gallery back = galleries.of(old);
        assertEquals("p7", Hall.nearest(back, 7));
        assertEquals(0, embedded(old));
    }

    @Test
    void withoutTheDeclarationTheyAreStrangers() throws Exception {
        serve(old);
        hall.enroll(old, 1, 21);
        GalleryStages stranger = converted(Hall.id("old_npu"));

        assertTrue(galleries.ready(stranger).isEmpty());
        galleries.prepare(stranger, false, BuildProgress.NONE);
        assertEquals(20, embedded(stranger), "everybody is embedded again, from the chips");
    }

    @Test
    void aDeclarationOfOtherWeightsOfThatNameIsNoMatch() throws Exception {
        serve(old);
        hall.enroll(old, 1, 21);
        ModelId other = new ModelId(SOURCE.name(), "f".repeat(64));

        assertTrue(galleries.ready(converted(other)).isEmpty());
    }
}
