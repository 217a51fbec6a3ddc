package io.mien.recognizer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.StageRetiredException;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.fake.ScanMatcher;
import io.mien.recognizer.fake.Scene;
import io.mien.recognizer.slot.Stages;
import io.mien.store.FaceStore;
import io.mien.store.StoreClosedException;
import io.mien.store.StoreException;
import io.mien.store.StoredFace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of galleries while stages are exchanged. */
@Timeout(60)
class GalleriesTest {
    private final Hall hall = new Hall();
    private final Galleries galleries = hall.galleries;
    private final Stages old = hall.stages(Hall.eye("old"));

    @AfterEach
    void close() {
        galleries.close();
    }

    private Gallery serve(Stages stages) throws MienException {
        Gallery gallery = galleries.of(stages);
        galleries.keep(List.of(stages));
        return gallery;
    }

    /** What a model does at one person, once. */
    private Hall.Eye eyeThat(int person, Runnable act) {
        boolean[] done = new boolean[1];
        return new Hall.Eye("new", p -> {
            if (p == person && !done[0]) {
                done[0] = true;
                act.run();
            }
            return Hall.axis(p);
        });
    }

    private interface Act {
        void run() throws Exception;
    }

    private static Runnable act(Act act) {
        return () -> {
            try {
                act.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Test
    void anotherExtractorLearnsEverybodyFromTheirChips() throws Exception {
        serve(old);
        hall.enroll(old, 1, 30);
        List<Double> progress = new ArrayList<>();
        Gallery made = galleries.prepare(hall.stages(Hall.eye("new")), false, progress::add);
        for (int person = 1; person < 30; person++) {
            assertEquals("p" + person, Hall.nearest(made, person));
        }
        assertEquals(1, progress.get(progress.size() - 1));
        assertTrue(progress.size() > 10, "progress " + progress);
    }

    @Test
    void whatWasEmbeddedBeforeACancellationIsNotEmbeddedAgain() throws Exception {
        serve(old);
        hall.enroll(old, 1, 21);
        Hall.Eye eye = Hall.eye("new");
        Progress half = new Progress() {
            private double seen;

            @Override
            public void at(double done) {
                seen = done;
            }

            @Override
            public boolean cancelled() {
                return seen > .4;
            }
        };
        assertThrows(InterruptedException.class, () -> galleries.prepare(hall.stages(eye), false, half));
        int embedded = eye.faces.get();
        assertTrue(embedded > 5 && embedded < 15, "embedded " + embedded);
        assertTrue(galleries.ready(hall.stages(eye)).isEmpty());
        galleries.prepare(hall.stages(eye), false, Progress.NONE);
        assertEquals(20, eye.faces.get());
    }

    @Test
    void whoIsEnrolledOrForgottenMeanwhileIsSoInBoth() throws Exception {
        Gallery serving = serve(old);
        hall.enroll(old, 1, 21);
        Hall.Eye eye = eyeThat(11, act(() -> {
            hall.enroll(old, 40, 45);
            galleries.remove(hall.memory, "p3");
            galleries.remove(hall.memory, "p12");
            galleries.remove(hall.memory, "p41");
        }));
        Gallery made = galleries.prepare(hall.stages(eye), false, Progress.NONE);
        for (Gallery gallery : List.of(serving, made)) {
            assertEquals("p44", Hall.nearest(gallery, 44));
            assertEquals("p2", Hall.nearest(gallery, 2));
            for (int gone : new int[] {3, 12, 41}) {
                assertEquals("unknown", Hall.nearest(gallery, gone));
            }
            assertEquals(22, gallery.size());
        }
        assertEquals(List.of(), hall.memory.without(hall.stages(eye).space()));
    }

    @Test
    void whatIsReadFromTheStoreComesAfterWhatWasRemovedMeanwhile() throws Exception {
        serve(old);
        hall.enroll(old, 1, 11);
        Stages[] next = new Stages[1];
        boolean[] removed = new boolean[1];
        ScanMatcher plain = new ScanMatcher();
        // Another matcher reads the same embeddings: somebody goes while it does.
        FaceStore slow = Hall.another(hall.memory, method -> {
            if (method.equals("embeddings") && !removed[0]) {
                removed[0] = true;
            }
        });
        next[0] = new Stages(Scene.aligner(), old.extractor(), plain, slow);
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
    void anotherMatcherMakesItsIndexWithoutTheExtractor() throws Exception {
        serve(old);
        hall.enroll(old, 1, 11);
        Stages next = new Stages(Scene.aligner(), old.extractor(), new ScanMatcher(), hall.memory);
        assertTrue(galleries.ready(next).isEmpty());
        Gallery made = galleries.prepare(next, false, Progress.NONE);
        assertEquals("p7", Hall.nearest(made, 7));
        assertEquals(0, ((Hall.Eye) old.extractor()).faces.get());
        hall.enroll(old, 20, 21);
        assertEquals("p20", Hall.nearest(made, 20));
    }

    @Test
    void aGalleryIsMadeOnceAndWhoNeedsItAtOnceHurriesIt() throws Exception {
        hall.enroll(old, 1, 21);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Hall.Eye eye = eyeThat(1, act(() -> {
            begun.countDown();
            goOn.await();
        }));
        Stages stages = hall.stages(eye);
        CompletableFuture<Gallery> background = CompletableFuture.supplyAsync(() -> prepare(stages));
        begun.await();
        CompletableFuture<Gallery> frame = CompletableFuture.supplyAsync(() -> of(stages));
        goOn.countDown();
        assertSame(background.get(20, TimeUnit.SECONDS), frame.get(20, TimeUnit.SECONDS));
        assertEquals(20, eye.faces.get());
    }

    private Gallery prepare(Stages stages) {
        try {
            return galleries.prepare(stages, false, Progress.NONE);
        } catch (MienException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Gallery of(Stages stages) {
        try {
            return galleries.of(stages);
        } catch (MienException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aGalleryThatDoesNotSeparatePeopleIsRefusedWithFigures() throws Exception {
        Gallery serving = serve(old);
        hall.enroll(old, 1, 11);
        Stages blind = hall.stages(new Hall.Eye("blind", person -> Hall.axis(1)));
        SeparationException e =
                assertThrows(SeparationException.class, () -> galleries.prepare(blind, false, Progress.NONE));
        assertTrue(e.getMessage().contains("mean cosine 1.000 between different people (45 pairs"), e.getMessage());
        assertTrue(galleries.ready(blind).isEmpty());
        assertSame(serving, galleries.ready(old).orElseThrow());
        assertEquals(10, serving.size());
        galleries.prepare(blind, true, Progress.NONE);
        assertTrue(galleries.ready(blind).isPresent(), "an untried model is only warned of");
    }

    @Test
    void aKeptPredecessorLearnsWhomTheNewcomerEnrols() throws Exception {
        Gallery predecessor = serve(old);
        hall.enroll(old, 1, 6);
        Stages next = hall.stages(Hall.eye("new"));
        Gallery newcomer = galleries.prepare(next, false, Progress.NONE);
        galleries.keep(List.of(next, old));
        hall.enroll(next, 20, 25);
        galleries.remove(hall.memory, "p2");
        Hall.await(() -> predecessor.size() == 9);
        assertEquals("p24", Hall.nearest(predecessor, 24));
        assertEquals("unknown", Hall.nearest(predecessor, 2));
        galleries.keep(List.of(old));
        assertTrue(galleries.ready(next).isEmpty());
        assertEquals(9, newcomer.size());
        assertSame(predecessor, galleries.ready(old).orElseThrow());
    }

    @Test
    void whatAPredecessorCouldNotLearnItLearnsLater() throws Exception {
        boolean[] failing = {true};
        Hall.Eye weak = new Hall.Eye("old", person -> {
            if (failing[0]) {
                throw new StageRetiredException("old");
            }
            return Hall.axis(person);
        });
        Stages first = hall.stages(weak);
        Gallery predecessor = serve(first);
        Stages next = hall.stages(Hall.eye("new"));
        galleries.of(next);
        galleries.keep(List.of(next, first));
        hall.enroll(next, 1, 4);
        failing[0] = false;
        galleries.keep(List.of(first));
        Hall.await(() -> predecessor.size() == 3);
    }

    @Test
    void facesWithoutAChipNeedEnrollingAgainAndAreNeverFoundAcrossModels() throws Exception {
        serve(old);
        galleries.add(old, List.of(Hall.bare(1, old.space()), Hall.face(2, old.space())));
        Stages next = hall.stages(Hall.eye("new"));
        Gallery made = galleries.prepare(next, false, Progress.NONE);
        galleries.keep(List.of(next, old));
        assertEquals("unknown", Hall.nearest(made, 1));
        assertEquals("p2", Hall.nearest(made, 2));
        GalleryStatus status = galleries.status(Optional.of(hall.memory)).get(0);
        assertEquals(next.space(), status.space());
        assertTrue(status.serving());
        assertEquals(List.of(new StoredFace(1, "p1", false)), status.lacking());
        assertEquals(1, status.progress());
        assertEquals(1, status.faces());
        assertEquals(
                List.of(), galleries.status(Optional.of(hall.memory)).get(1).lacking());
    }

    @Test
    void anotherStoreObjectOfTheSameGalleryFindsItReady() throws Exception {
        Gallery serving = serve(old);
        hall.enroll(old, 1, 6);
        FaceStore successor = Hall.another(hall.memory, method -> {});
        Stages next = hall.stages(old.extractor(), successor);
        assertSame(serving, galleries.ready(next).orElseThrow());
        // While no store was there, somebody else wrote.
        hall.memory.remove("p1");
        hall.memory.add(List.of(Hall.face(9, old.space())));
        galleries.keep(List.of(next));
        Hall.await(() -> Hall.nearest(serving, 9).equals("p9")
                && Hall.nearest(serving, 1).equals("unknown"));
        assertEquals(5, serving.size());
    }

    @Test
    void aClosedStoreMeansTheNextLineUp() throws Exception {
        FaceStore closed = Hall.another(hall.memory, method -> {
            if (!method.equals("gallery")) {
                throw new StoreClosedException("closed");
            }
        });
        Stages gone = hall.stages(old.extractor(), closed);
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
        Stages stages = quick.stages(Hall.eye("old"), slow);
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

    @Test
    void anExtractorThatFailsLeavesNothingBehindAndIsToldFromAStoreThatFails() throws Exception {
        serve(old);
        hall.enroll(old, 1, 6);
        AtomicInteger calls = new AtomicInteger();
        Stages broken = hall.stages(new Hall.Eye("new", person -> {
            if (calls.incrementAndGet() == 3) {
                throw new IllegalStateException("it broke");
            }
            return Hall.axis(person);
        }));
        assertThrows(IllegalStateException.class, () -> galleries.prepare(broken, false, Progress.NONE));
        assertTrue(galleries.ready(broken).isEmpty());
        assertFalse(galleries.status(Optional.empty()).stream()
                .anyMatch(s -> s.space().equals(broken.space())));
        assertEquals("p5", Hall.nearest(galleries.prepare(broken, false, Progress.NONE), 5));
    }

    @Test
    void closingEndsWhatIsBeingMade() throws Exception {
        Hall slow = new Hall(Hall.limits(.000_001, Duration.ofSeconds(20)));
        Stages first = slow.stages(Hall.eye("old"));
        slow.enroll(first, 1, 30);
        CountDownLatch begun = new CountDownLatch(1);
        Stages next = slow.stages(new Hall.Eye("new", person -> {
            begun.countDown();
            long end = System.nanoTime() + 10_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return Hall.axis(person);
        }));
        CompletableFuture<Void> making =
                CompletableFuture.runAsync(act(() -> slow.galleries.prepare(next, false, Progress.NONE)));
        begun.await();
        slow.galleries.close();
        assertThrows(Exception.class, () -> making.get(20, TimeUnit.SECONDS));
        assertTrue(making.isDone());
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
}
