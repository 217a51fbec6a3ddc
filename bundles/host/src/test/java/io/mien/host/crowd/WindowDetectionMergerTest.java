package io.mien.host.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Point;
import io.mien.model.InputSize;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WindowDetectionMergerTest {
    private static final FaceRange RANGE = FaceRange.of(new InputSize(320, 256));
    private static final SearchWindow WHOLE = new SearchWindow(0, 0, 0, 4000, 3000, 1);
    private static final SearchWindow LEFT = new SearchWindow(1, 0, 0, 320, 256, 1);
    private static final SearchWindow RIGHT = new SearchWindow(1, 240, 0, 320, 256, 1);
    private static final SearchWindow FINE = new SearchWindow(2, 200, 0, 160, 128, 1);

    private static WindowDetection sighting(
            SearchWindow window, double side, double score, float x, float y, float size) {
        Face face =
                new Face(new Box(x, y, size, size), (float) score, Collections.nCopies(Face.POINTS, new Point(x, y)));
        return new WindowDetection(face, window, side);
    }

    private static List<Face> merge(WindowDetection... sightings) {
        return new WindowDetectionMerger(RANGE, .8).merge(List.of(sightings), 1000);
    }

    @Test
    void countsAFaceOnceThatTwoWindowsShow() {
        WindowDetection better = sighting(LEFT, 50, .9, 250, 10, 50);
        assertEquals(List.of(better.face()), merge(sighting(RIGHT, 50, .8, 253, 12, 50), better));
    }

    @Test
    void takesAPartOfAFaceForNoSecondFace() {
        WindowDetection face = sighting(LEFT, 60, .9, 250, 10, 60);
        assertEquals(List.of(face.face()), merge(face, sighting(RIGHT, 20, .85, 275, 40, 20)));
    }

    @Test
    void keepsPeopleSideBySide() {
        assertEquals(
                2,
                merge(sighting(LEFT, 50, .9, 200, 10, 50), sighting(RIGHT, 50, .9, 240, 10, 50))
                        .size());
    }

    @Test
    void drawsAFaceWhereTheWholePictureShowsItWellEnough() {
        WindowDetection settled = sighting(WHOLE, 30, .7, 250, 10, 50);
        assertEquals(List.of(settled.face()), merge(settled, sighting(FINE, 60, .99, 252, 8, 52)));
    }

    @Test
    void drawsAFaceWhereAWindowShowsItIfItIsTinyInTheWholePicture() {
        WindowDetection fine = sighting(FINE, 60, .99, 252, 8, 52);
        assertEquals(List.of(fine.face()), merge(sighting(WHOLE, 18, .7, 250, 10, 50), fine));
    }

    @Test
    void leavesOutADoubtfulFaceThatOneWindowAloneShows() {
        assertEquals(List.of(), merge(sighting(FINE, 35, .75, 250, 10, 35)));
        assertEquals(1, merge(sighting(FINE, 35, .85, 250, 10, 35)).size());
        assertEquals(
                1,
                merge(sighting(FINE, 35, .75, 250, 10, 35), sighting(LEFT, 20, .6, 251, 11, 34))
                        .size());
        assertEquals(List.of(), merge(sighting(WHOLE, 20, .55, 250, 10, 35)));
        assertEquals(1, merge(sighting(WHOLE, 40, .55, 250, 10, 80)).size());
    }

    @Test
    void leavesFacesOfOneWindowToTheNetworksOwnSuppression() {
        assertEquals(
                2,
                merge(sighting(LEFT, 60, .9, 100, 10, 60), sighting(LEFT, 30, .9, 120, 30, 30))
                        .size());
    }

    @Test
    void answersBestFirst() {
        List<Face> found = merge(sighting(LEFT, 50, .85, 10, 10, 50), sighting(RIGHT, 50, .95, 400, 10, 50));
        assertEquals(
                Stream.of(.95f, .85f).toList(), found.stream().map(Face::score).toList());
    }
}
