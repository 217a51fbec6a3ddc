package io.mien.recognizer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.fake.ScanMatcher;
import io.mien.recognizer.fake.Scene;
import io.mien.store.StoredFace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a gallery is made while others serve. */
@Timeout(60)
class GalleriesTest extends GalleriesCase {
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
    void resumesAfterACancellationWithoutEmbeddingAgain() throws Exception {
        serve(old);
        hall.enroll(old, 1, 21);
        Hall.Eye eye = Hall.eye("new");
        BuildProgress half = new BuildProgress() {
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
        galleries.prepare(hall.stages(eye), false, BuildProgress.NONE);
        assertEquals(20, eye.faces.get());
    }

    @Test
    void enrollmentsAndRemovalsDuringABuildReachBothGalleries() throws Exception {
        Gallery serving = serve(old);
        hall.enroll(old, 1, 21);
        Hall.Eye eye = eyeThat(11, act(() -> {
            hall.enroll(old, 40, 45);
            galleries.remove(hall.memory, "p3");
            galleries.remove(hall.memory, "p12");
            galleries.remove(hall.memory, "p41");
        }));
        Gallery made = galleries.prepare(hall.stages(eye), false, BuildProgress.NONE);
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
    void anotherMatcherMakesItsIndexWithoutTheExtractor() throws Exception {
        serve(old);
        hall.enroll(old, 1, 11);
        GalleryStages next = new GalleryStages(Scene.aligner(), old.extractor(), new ScanMatcher(), hall.memory);
        assertTrue(galleries.ready(next).isEmpty());
        Gallery made = galleries.prepare(next, false, BuildProgress.NONE);
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
        GalleryStages stages = hall.stages(eye);
        CompletableFuture<Gallery> background = CompletableFuture.supplyAsync(() -> prepare(stages));
        begun.await();
        CompletableFuture<Gallery> frame = CompletableFuture.supplyAsync(() -> of(stages));
        goOn.countDown();
        assertSame(background.get(20, TimeUnit.SECONDS), frame.get(20, TimeUnit.SECONDS));
        assertEquals(20, eye.faces.get());
    }

    private Gallery prepare(GalleryStages stages) {
        try {
            return galleries.prepare(stages, false, BuildProgress.NONE);
        } catch (MienException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Gallery of(GalleryStages stages) {
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
        GalleryStages blind = hall.stages(new Hall.Eye("blind", person -> Hall.axis(1)));
        SeparationException e =
                assertThrows(SeparationException.class, () -> galleries.prepare(blind, false, BuildProgress.NONE));
        assertTrue(e.getMessage().contains("mean cosine 1.000 between different people (45 pairs"), e.getMessage());
        assertTrue(galleries.ready(blind).isEmpty());
        assertSame(serving, galleries.ready(old).orElseThrow());
        assertEquals(10, serving.size());
        galleries.prepare(blind, true, BuildProgress.NONE);
        assertTrue(galleries.ready(blind).isPresent(), "an untried model is only warned of");
    }

    @Test
    void facesWithoutAChipNeedEnrollingAgainAndAreNeverFoundAcrossModels() throws Exception {
        serve(old);
        galleries.add(old, List.of(Hall.bare(1, old.space()), Hall.face(2, old.space())));
        GalleryStages next = hall.stages(Hall.eye("new"));
        Gallery made = galleries.prepare(next, false, BuildProgress.NONE);
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
    void anExtractorThatFailsLeavesNothingBehindAndIsToldFromAStoreThatFails() throws Exception {
        serve(old);
        hall.enroll(old, 1, 6);
        AtomicInteger calls = new AtomicInteger();
        GalleryStages broken = hall.stages(new Hall.Eye("new", person -> {
            if (calls.incrementAndGet() == 3) {
                throw new IllegalStateException("it broke");
            }
            return Hall.axis(person);
        }));
        assertThrows(IllegalStateException.class, () -> galleries.prepare(broken, false, BuildProgress.NONE));
        assertTrue(galleries.ready(broken).isEmpty());
        assertFalse(galleries.status(Optional.empty()).stream()
                .anyMatch(s -> s.space().equals(broken.space())));
        assertEquals("p5", Hall.nearest(galleries.prepare(broken, false, BuildProgress.NONE), 5));
    }

    @Test
    void closingEndsWhatIsBeingMade() throws Exception {
        Hall slow = new Hall(Hall.limits(.000_001, Duration.ofSeconds(20)));
        GalleryStages first = slow.stages(Hall.eye("old"));
        slow.enroll(first, 1, 30);
        CountDownLatch begun = new CountDownLatch(1);
        GalleryStages next = slow.stages(new Hall.Eye("new", person -> {
            begun.countDown();
            long end = System.nanoTime() + 10_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return Hall.axis(person);
        }));
        CompletableFuture<Void> throttle =
                CompletableFuture.runAsync(act(() -> slow.galleries.prepare(next, false, BuildProgress.NONE)));
        begun.await();
        slow.galleries.close();
        assertThrows(Exception.class, () -> throttle.get(20, TimeUnit.SECONDS));
        assertTrue(throttle.isDone());
    }
}
