package io.mien.recognizer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.MienException;
import io.mien.extractor.Embedding;
import io.mien.store.FaceSummary;
import io.mien.store.NewFace;
import io.mien.store.NoSuchFaceException;
import io.mien.store.NoSuchPersonException;
import io.mien.store.Person;
import io.mien.store.PersonExistsException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A correction of the store reaches every gallery in memory. */
@Timeout(60)
class FaceCorrectionsTest extends TwoStores {
    private static final String COMPOSED = "Ren\u00e9";
    private static final String DECOMPOSED = "Rene\u0301";

    private List<String> labels() {
        return hall.memory.people().stream().map(Person::label).toList();
    }

    @Test
    void correctsTheServingGalleryAndThatOfAPredecessor() throws Exception {
        Gallery serving = serve(old);
        hall.enroll(old, 1, 5);
        GalleryStages newer = hall.stages(Hall.eye("newer"));
        Gallery second = hall.galleries.of(newer);
        hall.galleries.keep(List.of(newer, old));
        admin.moveFaces(Set.of(1L, 2L), "p3");
        admin.deleteFaces(Set.of(4L));
        for (Gallery gallery : List.of(serving, second)) {
            assertEquals("p3", Hall.nearest(gallery, 1));
            assertEquals("p3", Hall.nearest(gallery, 2));
            assertEquals("unknown", Hall.nearest(gallery, 4));
        }
        assertEquals(List.of("p3"), labels());
    }

    @Test
    void aGalleryInPreparationGetsTheCorrection() throws Exception {
        serve(old);
        hall.enroll(old, 1, 9);
        boolean[] corrected = new boolean[1];
        GalleryStages newer = hall.stages(new Hall.Eye("newer", person -> {
            if (!corrected[0]) {
                corrected[0] = true;
                admin.moveFaces(Set.of(1L), "Ada");
                admin.deleteFaces(Set.of(8L));
            }
            return Hall.axis(person);
        }));
        Gallery gallery = hall.galleries.of(newer);
        assertEquals("Ada", Hall.nearest(gallery, 1));
        assertEquals("unknown", Hall.nearest(gallery, 8));
    }

    @Test
    void aGalleryThatIsBeingReadGetsTheCorrection() throws Exception {
        serve(old);
        hall.enroll(old, 1, 9);
        GalleryStages again = hall.stages(old.extractor(), Hall.another(hall.memory, method -> {}));
        Gallery gallery = hall.galleries.of(old);
        boolean[] corrected = new boolean[1];
        gallery.takeOver(again.store(), GalleryKey.of(old), () -> {
            if (!corrected[0]) {
                corrected[0] = true;
                move(8L, "Ada");
            }
        });
        assertEquals("Ada", Hall.nearest(gallery, 8));
    }

    private void move(long face, String label) {
        try {
            admin.moveFaces(Set.of(face), label);
        } catch (MienException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void saysWhoHasNoFaceLeft() throws Exception {
        hall.enroll(old, 1, 4);
        assertEquals(List.of("p1"), admin.deleteFaces(Set.of(1L)));
        assertEquals(List.of("p2"), admin.moveFaces(Set.of(2L), "p3"));
        assertEquals(List.of(), admin.deleteFaces(Set.of(2L)));
        assertThrows(NoSuchFaceException.class, () -> admin.deleteFaces(Set.of(3L, 2L)));
        assertEquals(List.of("p3"), labels());
    }

    @Test
    void renamesUnlessSomebodyIsCalledThat() throws Exception {
        Gallery gallery = serve(old);
        hall.enroll(old, 1, 3);
        assertThrows(PersonExistsException.class, () -> admin.rename("p1", "p2"));
        assertThrows(NoSuchPersonException.class, () -> admin.rename("p7", "p8"));
        assertEquals(1, admin.rename("p1", "Ada"));
        assertEquals("Ada", Hall.nearest(gallery, 1));
        assertEquals(List.of("Ada", "p2"), labels());
    }

    @Test
    void mergesTwoPeople() throws Exception {
        Gallery gallery = serve(old);
        hall.enroll(old, 1, 4);
        assertThrows(NoSuchPersonException.class, () -> admin.merge("p1", "p7"));
        assertThrows(MienException.class, () -> admin.merge("p1", "p1"));
        assertEquals(2, admin.merge("p1", "p2"));
        assertEquals("p2", Hall.nearest(gallery, 1));
        assertEquals(List.of("p2", "p3"), labels());
    }

    @Test
    void addressesLabelsThatOnlyDifferInNormalization() throws Exception {
        add(1, COMPOSED);
        add(2, DECOMPOSED);
        assertEquals(1, admin.faces(Optional.of(DECOMPOSED)).size());
        assertEquals(2, admin.merge(DECOMPOSED, COMPOSED));
        assertEquals(List.of(COMPOSED), labels());
        List<FaceSummary> both = admin.faces(Optional.of(DECOMPOSED));
        assertEquals(2, both.size(), "an equal label finds the person");
        add(3, DECOMPOSED);
        assertEquals(3, admin.merge(COMPOSED, COMPOSED), "one label is enough to name both");
        assertEquals(List.of(COMPOSED), labels());
    }

    private void add(int person, String label) throws MienException {
        hall.memory.add(List.of(
                new NewFace(label, Optional.of(Hall.chip(person)), new Embedding(old.space(), Hall.axis(person)))));
    }

    @Test
    void correctionsWhileAGalleryIsMovedReachTheOtherStore() throws Exception {
        serve(old);
        hall.enroll(old, 1, 30);
        int[] calls = new int[1];
        other = Hall.another(target, method -> {
            if (!hall.galleries.writer().lock().isHeld() && !method.equals("gallery")) {
                int call = calls[0]++;
                if (call < 12) {
                    FaceCorrections corrections = new FaceCorrections(hall.galleries.writer(), hall.memory);
                    corrections.move(Set.of(1L + call), "moved");
                    corrections.delete(Set.of(29L - call));
                }
            }
        });
        admin.migrate("second", this::follow, done -> {});
        assertEquals(contents(hall.memory), contents(target));
    }
}
