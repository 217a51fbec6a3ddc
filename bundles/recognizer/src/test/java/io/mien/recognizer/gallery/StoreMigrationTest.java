package io.mien.recognizer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.StageRetiredException;
import io.mien.StageUnavailableException;
import io.mien.extractor.Embedding;
import io.mien.store.StoreException;
import io.mien.store.StoreSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That a gallery moves whole, or not at all. */
@Timeout(60)
class StoreMigrationTest extends TwoStores {
    @Test
    void aGalleryMovesWhole() throws Exception {
        serve(old);
        hall.enroll(old, 1, 30);
        hall.galleries.add(old, List.of(Hall.bare(40, old.space())));
        hall.galleries.of(hall.stages(Hall.eye("another")));
        hall.galleries.remove(hall.memory, "p7");
        List<Double> progress = new ArrayList<>();
        assertEquals(29, admin.migrate("second", this::follow, progress::add));
        assertEquals(contents(hall.memory), contents(target));
        assertEquals(progress.stream().sorted().toList(), progress);
        assertEquals(1, progress.get(progress.size() - 1));
        assertEquals("p29", Hall.nearest(hall.galleries.ready(serving).orElseThrow(), 29));
        hall.enroll(serving, 50, 51);
        assertEquals(30, target.faces().size());
        assertEquals(29, hall.memory.faces().size());
    }

    @Test
    void seesADiskThatIsTooSmallBeforeItCopies() throws Exception {
        serve(old);
        hall.enroll(old, 1, 5);
        hall.memory.occupy(new StoreSpace(100 << 20, 0));
        target.occupy(new StoreSpace(10 << 20, 139 << 20));
        StoreException refused =
                assertThrows(StoreException.class, () -> admin.migrate("second", this::follow, done -> {}));
        assertTrue(refused.getMessage().contains("has 139 MiB"), refused.getMessage());
        assertTrue(refused.getMessage().contains("about 140 MiB"), refused.getMessage());
        assertEquals(0, target.faces().size());

        target.occupy(new StoreSpace(10 << 20, 140 << 20));
        assertEquals(4, admin.migrate("second", this::follow, done -> {}));
    }

    @Test
    void theGalleryOfTheOtherStoreIsReadyWhenTheSlotChanges() throws Exception {
        serve(old);
        hall.enroll(old, 1, 5);
        boolean[] ready = new boolean[1];
        admin.migrate(
                "second/1.0.0",
                store -> {
                    ready[0] = hall.galleries
                            .ready(hall.stages(old.extractor(), target))
                            .isPresent();
                    follow(store);
                },
                done -> {});
        assertTrue(ready[0]);
    }

    @Test
    void writesDuringTheMigrationReachTheOtherStore() throws Exception {
        Gallery gallery = serve(old);
        hall.enroll(old, 1, 30);
        GalleryStages late = hall.stages(Hall.eye("late"));
        int[] calls = new int[1];
        // A write follows every read of the copying thread.
        other = Hall.another(target, method -> {
            if (!hall.galleries.writer().lock().isHeld() && !method.equals("gallery")) {
                int call = calls[0]++;
                if (call < 20) {
                    hall.enroll(old, 60 + call, 61 + call);
                    hall.galleries.remove(hall.memory, "p" + (call < 10 ? call + 1 : 50 + call));
                }
                if (call == 15) {
                    hall.galleries.of(late);
                }
            }
        });
        admin.migrate("second", this::follow, done -> {});
        assertTrue(calls[0] > 20, "only " + calls[0] + " moments");
        assertEquals(contents(hall.memory), contents(target));
        assertEquals(gallery.size(), hall.galleries.ready(serving).orElseThrow().size());
    }

    @Test
    void afterTheCopyTheOldStoreTakesNoWrites() throws Exception {
        serve(old);
        hall.enroll(old, 1, 5);
        admin.migrate(
                "second",
                store -> {
                    assertThrows(StageRetiredException.class, () -> hall.enroll(old, 5, 6));
                    assertThrows(StageRetiredException.class, () -> hall.galleries.remove(hall.memory, "p1"));
                    follow(store);
                },
                done -> {});
        assertEquals(4, hall.memory.faces().size());
    }

    @Test
    void whereverItFailsTheOldStoreGoesOnAndTheNextCallEndsIt() throws Exception {
        serve(old);
        hall.enroll(old, 1, 12);
        int at = 0;
        boolean failed = true;
        for (; failed && at < 200; at++) {
            int[] left = {at};
            other = Hall.another(target, method -> {
                if (!method.equals("gallery") && left[0]-- == 0) {
                    throw new StoreException("the disk is full");
                }
            });
            failed = fails();
            if (failed && at < 8) {
                hall.enroll(old, 12 + at, 13 + at);
            }
        }
        assertTrue(at > 20, "only " + at + " moments");
        assertEquals(contents(hall.memory), contents(target));
        assertSame(other, inSlot);
    }

    private boolean fails() {
        try {
            admin.migrate("second", this::follow, done -> {});
            return false;
        } catch (MienException e) {
            return true;
        }
    }

    @Test
    void aSlotThatDoesNotFollowIsPutBack() throws Exception {
        serve(old);
        hall.enroll(old, 1, 5);
        List<String> asked = new ArrayList<>();
        assertThrows(StoreException.class, () -> admin.migrate("second", store -> asked.add(store.name()), done -> {}));
        assertEquals(List.of("second", "first"), asked);
        hall.enroll(old, 5, 6);
        assertThrows(
                StoreException.class,
                () -> admin.migrate(
                        "second",
                        store -> {
                            throw new StoreException("no");
                        },
                        done -> {}));
        hall.enroll(old, 6, 7);
        assertEquals(6, hall.memory.faces().size());
    }

    @Test
    void aStoreThatHoldsOthersIsRefusedAndLeftAlone() throws Exception {
        serve(old);
        hall.enroll(old, 1, 5);
        target.add(List.of(Hall.face(30, old.space())));
        Set<Object> before = contents(target);
        StoreException e = assertThrows(StoreException.class, () -> admin.migrate("second", this::follow, done -> {}));
        assertTrue(e.getMessage().contains("an empty one"), e.getMessage());
        assertEquals(before, contents(target));
        assertThrows(StageUnavailableException.class, () -> admin.migrate("third", this::follow, done -> {}));
        assertThrows(StageUnavailableException.class, () -> admin.migrate("first", this::follow, done -> {}));
    }

    @Test
    void aCopyThatIsNotWhatWasCopiedIsFound() throws Exception {
        serve(old);
        hall.enroll(old, 1, 8);
        other = Hall.another(target, method -> {
            if (method.equals("face")) {
                target.put(4, new Embedding(old.space(), Hall.axis(60)));
            }
        });
        StoreException e = assertThrows(StoreException.class, () -> admin.migrate("second", this::follow, done -> {}));
        assertTrue(e.getMessage().contains("the copy of face 4"), e.getMessage());
        assertSame(hall.memory, inSlot);
    }
}
