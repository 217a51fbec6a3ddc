package io.mien.host.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.detector.SearchDepth;
import io.mien.image.Box;
import io.mien.inference.Letterbox;
import io.mien.model.InputSize;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SearchPlanTest {
    private static final InputSize LYING = new InputSize(320, 256);
    private static final SearchLimits LIMITS = SearchLimits.DEFAULT;

    private static SearchPlan plan(int width, int height) {
        return SearchPlan.of(width, height, LYING, SearchDepth.BY_PICTURE, LIMITS);
    }

    @Test
    void searchesAPictureOfTheLargestSmallSizeOnce() {
        SearchWindow whole = new SearchWindow(0, 0, 0, 1280, 960, 1);
        assertEquals(List.of(whole), plan(1280, 960).windows());
        assertEquals(1, plan(960, 1280).windows().size());
        assertTrue(plan(1281, 960).windows().size() > 1);
        assertTrue(plan(1280, 961).windows().size() > 1);
    }

    @Test
    void searchesASmallPictureDeeperIfAskedTo() {
        assertTrue(SearchPlan.of(1000, 800, LYING, SearchDepth.downTo(32), LIMITS)
                        .windows()
                        .size()
                > 1);
    }

    @Test
    void searchesForASixtiethOfTheShorterSide() {
        assertEquals(100, plan(8000, 6000).minFace(), 1e-9);
        assertEquals(100, plan(6000, 8000).minFace(), 1e-9);
        assertEquals(32, plan(8000, 600).minFace(), 1e-9);
    }

    @Test
    void holdsEveryFaceWholeInAWindowThatResolvesIt() {
        Random random = new Random(1);
        for (int round = 0; round < 3_000; round++) {
            InputSize input = new InputSize(96 + random.nextInt(600), 96 + random.nextInt(600));
            int width = 1000 + random.nextInt(7000), height = 1000 + random.nextInt(4000);
            SearchPlan plan = SearchPlan.of(width, height, input, SearchDepth.BY_PICTURE, LIMITS);
            double least = plan.minFace(), most = Math.min(width, height) * .9;
            float side = (float) (least * Math.pow(most / least, random.nextDouble()));
            Box face = new Box(random.nextFloat() * (width - side), random.nextFloat() * (height - side), side, side);
            assertTrue(
                    plan.windows().stream().anyMatch(w -> shows(w, face, input, plan, width, height)),
                    () -> face + " in " + width + "x" + height + " by " + input);
        }
    }

    private static boolean shows(SearchWindow w, Box face, InputSize input, SearchPlan plan, int width, int height) {
        double scale = Letterbox.of(w.width() / w.reduction(), w.height() / w.reduction(), input)
                        .scale()
                / w.reduction();
        double seen = face.width() * scale;
        boolean inside = face.x() + 1 >= w.x()
                && face.y() + 1 >= w.y()
                && face.x() + face.width() <= w.x() + w.width() + w.reduction()
                && face.y() + face.height() <= w.y() + w.height() + w.reduction();
        return inside
                && seen >= .75 * plan.range().smallest()
                && (w.level() == 0 || plan.range().takes(seen) && !w.cuts(face, 3 / scale, width, height));
    }

    @Test
    void keepsWindowsInsideThePicture() {
        for (SearchWindow w : plan(6001, 3999).windows()) {
            assertTrue(w.x() >= 0 && w.x() + w.width() <= 6001, w::toString);
            assertTrue(w.y() >= 0 && w.y() + w.height() <= 3999, w::toString);
            assertEquals(0, w.width() % w.reduction(), w::toString);
            assertEquals(0, w.height() % w.reduction(), w::toString);
        }
    }

    @Test
    void searchesForLargerFacesWhereWindowsWouldBeTooMany() {
        SearchPlan deep = SearchPlan.of(65_000, 30_000, LYING, SearchDepth.downTo(4), LIMITS);
        assertTrue(deep.isBounded());
        assertTrue(
                deep.windows().size() <= LIMITS.windows(), () -> deep.windows().size() + " windows");
        assertEquals(4, deep.wished(), 1e-9);
        assertFalse(plan(8160, 6144).isBounded());
    }

    @Test
    void needsAboutAsManyWindowsForALargerPictureOfTheSameShape() {
        assertEquals(
                plan(4080, 3072).windows().size(), plan(8160, 6144).windows().size(), 20);
    }
}
