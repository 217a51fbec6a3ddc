package io.mien.recognizer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.recognizer.GalleryStatus;
import io.mien.store.SpaceCount;
import io.mien.store.StoredFace;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GalleryAdministrationTest extends TwoStores {
    @Test
    void pruningLeavesWhatServesAndWhatIsKept() throws Exception {
        serve(old);
        hall.enroll(old, 1, 6);
        GalleryStages second = hall.stages(Hall.eye("second"));
        GalleryStages third = hall.stages(Hall.eye("third"));
        hall.galleries.of(second);
        hall.galleries.of(third);
        hall.galleries.keep(List.of(third, second));
        serving = third;
        assertEquals(5, admin.prune());
        assertEquals(
                Set.of(new SpaceCount(second.space(), 5), new SpaceCount(third.space(), 5)),
                Set.copyOf(hall.memory.spaces()));
        hall.galleries.keep(List.of(third));
        assertEquals(5, admin.prune());
        assertEquals(0, admin.prune());
        assertEquals("p5", Hall.nearest(hall.galleries.of(old), 5), "computed anew from the chips");
    }

    @Test
    void everySpaceIsListedWithWhoNeedsEnrollingAgain() throws Exception {
        serve(old);
        hall.galleries.add(old, List.of(Hall.bare(1, old.space()), Hall.face(2, old.space())));
        GalleryStages next = hall.stages(Hall.eye("new"));
        hall.galleries.of(next);
        hall.galleries.keep(List.of(next));
        serving = next;
        List<GalleryStatus> all = admin.galleries();
        assertEquals(
                List.of(next.space(), old.space()),
                all.stream().map(GalleryStatus::space).toList());
        assertEquals(
                List.of(true, false), all.stream().map(GalleryStatus::serving).toList());
        assertEquals(List.of(1, 2), all.stream().map(GalleryStatus::faces).toList());
        assertEquals(List.of(new StoredFace(1, "p1", false)), all.get(0).lacking());
        assertEquals(List.of(), all.get(1).lacking());
    }

    @Test
    void beforeTheFirstFrameTheListSaysWhatWillServe() throws Exception {
        hall.memory.add(List.of(Hall.face(1, old.space())));
        serving = hall.stages(Hall.eye("new"));
        List<GalleryStatus> all = admin.galleries();
        assertEquals(serving.space(), all.get(0).space());
        assertTrue(all.get(0).serving());
        assertEquals(0, all.get(0).progress());
    }

    @Test
    void restoringReachesMemoryBeforeItReturns() throws Exception {
        Gallery gallery = serve(old);
        hall.enroll(old, 1, 4);
        other = Hall.another(hall.memory, method -> {
            if (method.equals("restore")) {
                hall.memory.remove("p1");
                hall.memory.add(List.of(Hall.face(9, old.space())));
                throw new Hall.Answered();
            }
        });
        inSlot = other;
        admin.restore(Path.of("backup"));
        assertEquals("p9", Hall.nearest(gallery, 9));
        assertEquals("unknown", Hall.nearest(gallery, 1));
        assertEquals(3, gallery.size());
    }
}
