package io.mien.matcher.signs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.matcher.Index;
import io.mien.matcher.SearchFigures;
import io.mien.support.testing.Await;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What galleries of several kinds make an index compare. */
class ScanCalibrationTest {
    @Test
    void directionsWithoutStructureAreAllCompared() {
        SignGallery gallery = new SignGallery(64, 1);
        try (Index index = SignGallery.matcher(0).open(64)) {
            for (long id = 0; id < 5_000; id++) {
                gallery.put(index, id, gallery.direction());
            }
            assertEquals(SearchFigures.of(5_000).recall(1), gallery.calibrated(index));
            for (int i = 0; i < 20; i++) {
                float[] probe = gallery.direction();
                assertEquals(
                        gallery.nearest(probe, 1).get(0).faceId(),
                        index.search(probe, 1).get(0).faceId());
            }
        }
    }

    @Test
    void framesOfOneMomentDoNotMakeItCareless() {
        SignGallery gallery = new SignGallery(128, 3);
        try (Index index = SignGallery.matcher(0).open(128)) {
            List<float[]> probes = new ArrayList<>();
            for (long id = 0; id < SignGallery.FACES; id += 4) {
                float[] mean = gallery.direction();
                for (int frames = 0; frames < 2; frames++) {
                    float[] moment = gallery.near(mean, SignGallery.SPREAD);
                    gallery.put(index, id + 2 * frames, moment);
                    gallery.put(index, id + 2 * frames + 1, gallery.near(moment, .1f));
                }
                if (id % 40 == 0) {
                    probes.add(gallery.near(mean, SignGallery.SPREAD));
                }
            }
            gallery.calibrated(index);
            assertTrue(gallery.recall(index, probes) >= .99);
        }
    }

    @Test
    void framesOfOneMomentAreNotWhatASearchHasToFind() {
        SignGallery gallery = new SignGallery(64, 10);
        try (Index index = SignGallery.matcher(0).open(64)) {
            for (long id = 0; id < 5_000; id += 2) {
                float[] moment = gallery.direction();
                gallery.put(index, id, moment);
                gallery.put(index, id + 1, gallery.near(moment, .1f));
            }
            assertEquals(
                    5_000,
                    gallery.calibrated(index).compared(),
                    "other faces are as near as chance brings them: all are compared");
        }
    }

    @Test
    void facesOfPeopleWithOneAloneDoNotCountIfOthersHaveTwo() {
        SignGallery gallery = new SignGallery(64, 9);
        try (Index index = SignGallery.matcher(0).open(64)) {
            for (long id = 0; id < SignGallery.FACES; id++) {
                gallery.put(index, id, gallery.direction());
                if (id % 2 == 0) {
                    gallery.put(index, SignGallery.FACES + id, gallery.near(gallery.faces.get(id), .9f));
                }
            }
            assertTrue(
                    gallery.calibrated(index).compared() < SignGallery.FACES / 8,
                    "their nearest faces are near by chance");
        }
    }

    @Test
    void measuresAgainAfterManyChanges() {
        SignGallery gallery = new SignGallery(64, 7);
        try (Index index = SignGallery.matcher(0).open(64)) {
            gallery.fill(index);
            assertTrue(gallery.calibrated(index).compared() < SignGallery.FACES / 8, "people with several faces");
            for (long id = 0; id < SignGallery.FACES; id++) {
                gallery.put(index, id, gallery.direction());
            }
            Await.until("all are compared", () -> {
                index.search(gallery.direction(), 1);
                return index.figures().orElseThrow().compared() == SignGallery.FACES;
            });
        }
    }
}
