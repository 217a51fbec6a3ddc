package io.mien.recognizer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageOrder;
import io.mien.StageRetiredException;
import io.mien.StageUnavailableException;
import io.mien.extractor.Embedding;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.fake.MemoryStore;
import io.mien.recognizer.guard.CallRecord;
import io.mien.recognizer.guard.Subject;
import io.mien.recognizer.slot.StageEntry;
import io.mien.recognizer.slot.Stages;
import io.mien.store.FaceRecord;
import io.mien.store.FaceStore;
import io.mien.store.SpaceCount;
import io.mien.store.StoreException;
import io.mien.store.StoredFace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AdministrationTest {
    private static final GalleryLimits LIMITS = Hall.limits(1, Duration.ofMillis(200));

    private final Hall hall = new Hall(LIMITS);
    private final MemoryStore target = new MemoryStore();
    private final Stages old = hall.stages(Hall.eye("old"));
    private volatile FaceStore inSlot = hall.memory;
    private volatile FaceStore other = target;
    private volatile Stages serving = old;
    private final Administration admin = new Administration(hall.galleries, new Shown(), LIMITS);

    /** The slot of the test. */
    private final class Shown implements Stores {
        @Override
        public List<StageEntry<FaceStore>> all() {
            return List.of(entry("first", hall.memory), entry("second", other));
        }

        @Override
        public Optional<StageEntry<FaceStore>> serving() {
            return all().stream().filter(e -> e.stage() == inSlot).findFirst();
        }

        @Override
        public Optional<Stages> stages() {
            return Optional.of(serving);
        }
    }

    private static StageEntry<FaceStore> entry(String name, FaceStore store) {
        StageId id = new StageId(name, "1.0.0", store.gallery().toString());
        Subject subject = new Subject(StageKind.STORE, id, new CallRecord());
        return new StageEntry<>(store, new StageOrder.Rank(0, name, "1.0.0", name.length()), subject, false);
    }

    @AfterEach
    void close() {
        hall.galleries.close();
    }

    private Gallery serve(Stages stages) throws MienException {
        Gallery gallery = hall.galleries.of(stages);
        hall.galleries.keep(List.of(stages));
        serving = stages;
        return gallery;
    }

    /** What the one store holds, in an order of no meaning. */
    private static Set<Object> contents(FaceStore store) throws StoreException {
        Set<Object> all = new HashSet<>(store.people());
        for (StoredFace face : store.faces()) {
            FaceRecord record = store.face(face.id()).orElseThrow();
            all.add(face);
            all.add(record.chip().map(c -> c.picture()[0] + " of " + face.id()));
            record.embeddings().forEach(e -> all.add(List.of(face.id(), e)));
        }
        all.addAll(store.spaces());
        return all;
    }

    private void follow(StageId store) throws MienException {
        assertEquals("second", store.name());
        inSlot = other;
        serve(hall.stages(old.extractor(), other));
    }

    @Test
    void pruningLeavesWhatServesAndWhatIsKept() throws Exception {
        serve(old);
        hall.enroll(old, 1, 6);
        Stages second = hall.stages(Hall.eye("second"));
        Stages third = hall.stages(Hall.eye("third"));
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
        Stages next = hall.stages(Hall.eye("new"));
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
    void whatIsWrittenMeanwhileIsInTheOtherStoreToo() throws Exception {
        Gallery gallery = serve(old);
        hall.enroll(old, 1, 30);
        Stages late = hall.stages(Hall.eye("late"));
        int[] calls = new int[1];
        // Somebody writes at every read of the one who copies.
        other = Hall.another(target, method -> {
            if (!hall.galleries.writes().lock().isHeld() && !method.equals("gallery")) {
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
