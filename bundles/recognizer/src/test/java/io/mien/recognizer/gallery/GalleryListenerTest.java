package io.mien.recognizer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.MienException;
import io.mien.store.NoSuchFaceException;
import io.mien.store.PersonExistsException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A listener hears of each change of people and faces, and of nothing else. */
@Timeout(60)
class GalleryListenerTest extends TwoStores {
    private interface Change {
        void make() throws MienException;
    }

    private int heard(Change change) throws MienException {
        int before = hall.changes.get();
        change.make();
        return hall.changes.get() - before;
    }

    @Test
    void hearsOfEachChange() throws Exception {
        serve(old);
        assertEquals(
                1,
                heard(() -> hall.galleries.add(
                        old,
                        List.of(Hall.face(1, old.space()), Hall.face(2, old.space()), Hall.face(3, old.space())))));
        assertEquals(
                1,
                heard(() -> hall.galleries.enroll(
                        old, Hall.face(4, old.space()), new Galleries.Admission(.9f, true, false))));
        assertEquals(1, heard(() -> admin.rename("p1", "Ada")));
        assertEquals(1, heard(() -> admin.merge("p2", "Ada")));
        assertEquals(1, heard(() -> admin.moveFaces(Set.of(2L), "Grace")));
        assertEquals(1, heard(() -> admin.deleteFaces(Set.of(2L))));
        assertEquals(1, heard(() -> hall.galleries.remove(hall.memory, "p3")));
        assertEquals(1, heard(() -> hall.galleries.changed(hall.memory)));
    }

    @Test
    void hearsNothingOfWhatChangedNothing() throws Exception {
        serve(old);
        hall.galleries.add(old, List.of(Hall.face(1, old.space()), Hall.face(2, old.space())));
        assertEquals(
                0,
                heard(() -> hall.galleries.enroll(
                        old, Hall.face(3, old.space()), new Galleries.Admission(.9f, false, false))));
        assertEquals(0, heard(() -> hall.galleries.remove(hall.memory, "nobody")));
        assertEquals(0, heard(() -> assertThrows(PersonExistsException.class, () -> admin.rename("p1", "p2"))));
        assertEquals(0, heard(() -> assertThrows(NoSuchFaceException.class, () -> admin.deleteFaces(Set.of(1L, 99L)))));
        assertEquals(0, heard(() -> hall.galleries.of(old)));
    }

    @Test
    void oneThatThrowsHarmsNobody() {
        GalleryListeners listeners = new GalleryListeners();
        AtomicInteger others = new AtomicInteger();
        listeners.add(() -> {
            throw new IllegalStateException("a listener of a test");
        });
        listeners.add(others::incrementAndGet);
        listeners.galleryChanged();
        assertEquals(1, others.get());
    }
}
