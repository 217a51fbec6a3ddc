package io.mien.recognizer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageRetiredException;
import io.mien.recognizer.fake.ScanMatcher;
import io.mien.recognizer.fake.Scene;
import io.mien.store.FaceStore;
import io.mien.store.StoreClosedException;
import io.mien.store.StoreException;
import io.mien.support.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How galleries in memory are kept, and follow the store that they are of. */
@Timeout(60)
class GalleriesAndStoresTest extends GalleriesCase {
    @Test
    void aKeptPredecessorLearnsWhomTheNewcomerEnrolls() throws Exception {
        Gallery predecessor = serve(old);
        hall.enroll(old, 1, 6);
        GalleryStages next = hall.stages(Hall.eye("new"));
        Gallery newcomer = galleries.prepare(next, false, BuildProgress.NONE);
        galleries.keep(List.of(next, old));
        hall.enroll(next, 20, 25);
        galleries.remove(hall.memory, "p2");
        // On the way it may have as many before the last one comes and p2 goes.
        Await.until(() -> predecessor.size() == 9
                && Hall.nearest(predecessor, 24).equals("p24")
                && Hall.nearest(predecessor, 2).equals("unknown"));
        galleries.keep(List.of(old));
        assertTrue(galleries.ready(next).isEmpty());
        assertEquals(9, newcomer.size());
        assertSame(predecessor, galleries.ready(old).orElseThrow());
    }

    @Test
    void predecessorLearnsLaterWhatItCouldNotLearn() throws Exception {
        boolean[] failing = {true};
        Hall.Eye weak = new Hall.Eye("old", person -> {
            if (failing[0]) {
                throw new StageRetiredException("old");
            }
            return Hall.axis(person);
        });
        GalleryStages first = hall.stages(weak);
        Gallery predecessor = serve(first);
        GalleryStages next = hall.stages(Hall.eye("new"));
        galleries.of(next);
        galleries.keep(List.of(next, first));
        hall.enroll(next, 1, 4);
        failing[0] = false;
        galleries.keep(List.of(first));
        Await.until(() -> predecessor.size() == 3);
    }

    @Test
    void anotherStoreObjectOfTheSameGalleryFindsItReady() throws Exception {
        Gallery serving = serve(old);
        hall.enroll(old, 1, 6);
        FaceStore successor = Hall.another(hall.memory, method -> {});
        GalleryStages next = hall.stages(old.extractor(), successor);
        assertSame(serving, galleries.ready(next).orElseThrow());
        // While no store was registered, another process wrote.
        hall.memory.remove("p1");
        hall.memory.add(List.of(Hall.face(9, old.space())));
        galleries.keep(List.of(next));
        Await.until(() -> Hall.nearest(serving, 9).equals("p9")
                && Hall.nearest(serving, 1).equals("unknown"));
        assertEquals(5, serving.size());
    }

    @Test
    void readingFromTheStoreDoesNotBringBackWhatIsRemovedMeanwhile() throws Exception {
        serve(old);
        hall.enroll(old, 1, 11);
        GalleryStages[] next = new GalleryStages[1];
        boolean[] removed = new boolean[1];
        ScanMatcher plain = new ScanMatcher();
        // Another matcher reads the same embeddings: somebody goes while it does.
        FaceStore slow = Hall.another(hall.memory, method -> {
            if (method.equals("embeddings") && !removed[0]) {
                removed[0] = true;
            }
        });
        next[0] = new GalleryStages(Scene.aligner(), old.extractor(), plain, slow);
        Gallery gallery = new Gallery(plain.open(Hall.DIMENSION));
        GalleryKey key = GalleryKey.of(next[0]);
        gallery.takeOver(slow, key, () -> {
            if (gallery.size() == 1) {
                gallery.remove(List.of(5L));
                gallery.put(99, "late", Hall.axis(50));
            }
        });
        assertEquals("unknown", Hall.nearest(gallery, 5));
        assertEquals("late", Hall.nearest(gallery, 50));
        assertEquals(10, gallery.size());
    }

    @Test
    void aGalleryIsComparedWithTheStoreByOneAtATime() throws Exception {
        Gallery gallery = serve(old);
        hall.enroll(old, 1, 4);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        GalleryKey key = GalleryKey.of(old);
        CompletableFuture<Void> first = CompletableFuture.runAsync(act(() -> gallery.takeOver(hall.memory, key, () -> {
            reading.countDown();
            goOn.await();
        })));
        reading.await();
        // The store of the test is read under its monitor: the second one needs another.
        FaceStore none = Hall.another(hall.memory, method -> {
            throw new Hall.Answered();
        });
        CompletableFuture<Void> second = CompletableFuture.runAsync(act(() -> gallery.takeOver(none, key, () -> {})));
        assertThrows(TimeoutException.class, () -> second.get(100, TimeUnit.MILLISECONDS));
        goOn.countDown();
        first.get(20, TimeUnit.SECONDS);
        second.get(20, TimeUnit.SECONDS);
        assertEquals(0, gallery.size(), "the second store has nobody");
    }

    @Test
    void aClosedStoreMeansTheNextLineUp() throws Exception {
        FaceStore closed = Hall.another(hall.memory, method -> {
            if (!method.equals("gallery")) {
                throw new StoreClosedException("closed");
            }
        });
        GalleryStages gone = hall.stages(old.extractor(), closed);
        assertThrows(StageRetiredException.class, () -> hall.enroll(gone, 1, 2));
        assertThrows(StageRetiredException.class, () -> galleries.remove(closed, "p1"));
        assertThrows(StoreException.class, () -> galleries.of(gone));
    }

    @Test
    void aSearchWaitsForNoWriteAndAWriteNotForEver() throws Exception {
        Hall quick = new Hall(Hall.limits(1, Duration.ofMillis(50)));
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        FaceStore slow = Hall.another(quick.memory, method -> {
            if (method.equals("remove")) {
                writing.countDown();
                act(goOn::await).run();
            }
        });
        GalleryStages stages = quick.stages(Hall.eye("old"), slow);
        quick.enroll(stages, 1, 3);
        Gallery gallery = quick.galleries.of(stages);
        CompletableFuture<Void> removal = CompletableFuture.runAsync(act(() -> quick.galleries.remove(slow, "p1")));
        writing.await();
        assertEquals("p2", Hall.nearest(gallery, 2));
        assertSame(gallery, quick.galleries.ready(stages).orElseThrow());
        StoreException busy = assertThrows(StoreException.class, () -> quick.enroll(stages, 5, 6));
        assertTrue(busy.getMessage().contains("50 ms"), busy.getMessage());
        assertEquals("unknown", Hall.nearest(gallery, 5));
        goOn.countDown();
        removal.get(20, TimeUnit.SECONDS);
        assertEquals("unknown", Hall.nearest(gallery, 1));
        quick.galleries.close();
    }

    @Test
    void aStoreThatFailsChangesNothingInMemory() throws Exception {
        Gallery serving = serve(old);
        hall.enroll(old, 1, 3);
        hall.memory.fail(true);
        assertThrows(StoreException.class, () -> hall.enroll(old, 3, 4));
        assertEquals("unknown", Hall.nearest(serving, 3));
        assertEquals(2, serving.size());
    }
}
