package io.mien.modelkit.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThresholdTest {
    private static SortedScores scores(int count) {
        float[] scores = new float[count];
        for (int i = 0; i < count; i++) {
            scores[i] = (i + .5f) / count;
        }
        return new SortedScores(scores);
    }

    @Test
    void acceptsExactlyTheShareAllowed() throws MienException {
        Threshold threshold = Threshold.at(scores(1000), .01, "pairs");
        assertEquals(10, threshold.accepted());
        assertEquals(.01, threshold.far());
        assertEquals(.9896f, threshold.value(), "just above the score of .9895");
        assertEquals(1, Threshold.at(scores(100), .01, "pairs").accepted());
        assertEquals(29, Threshold.at(scores(100), .29, "pairs").accepted(), "29 is not 28.999");
    }

    @Test
    void neverAcceptsMoreWhateverTheScores() throws MienException {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            float[] scores = new float[200 + random.nextInt(500)];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = (float) (.5 + .1 * random.nextGaussian());
            }
            SortedScores sorted = new SortedScores(scores);
            Threshold threshold = Threshold.at(sorted, .02, "pairs");
            assertTrue(threshold.far() <= .02, threshold::toString);
            float lower = threshold.value() - 2e-4f;
            assertTrue(sorted.shareFrom(lower) > .02, "and a lower one accepts more: " + threshold);
        }
    }

    @Test
    void equalScoresAreAllOrNone() throws MienException {
        float[] scores = new float[300];
        Arrays.fill(scores, 0, 200, .4f);
        Arrays.fill(scores, 200, 300, .6f);
        Threshold threshold = Threshold.at(new SortedScores(scores), .1, "pairs");
        assertEquals(0, threshold.accepted());
        assertEquals(.6f, threshold.value(), 2e-4f);
    }

    @Test
    void aShareThatCannotBeMeasuredIsRefused() throws MienException {
        MienException told = assertThrows(MienException.class, () -> Threshold.at(scores(99), .01, "pairs"));
        assertEquals(
                "FAR 0.01 cannot be measured on 99 pairs: it takes 100 at least, and with these none below 0.010 can be told",
                told.getMessage());
        assertThrows(MienException.class, () -> Threshold.at(new SortedScores(new float[0]), .5, "pairs"));
        assertEquals(1, Threshold.at(scores(100), .01, "pairs").accepted());
    }

    @Test
    void picturesOfOneUnderTwoNamesAreTold() {
        float[] scores = new float[100];
        Arrays.fill(scores, 1);
        MienException told =
                assertThrows(MienException.class, () -> Threshold.at(new SortedScores(scores), .1, "pairs"));
        assertTrue(told.getMessage().contains("equal faces"), told.getMessage());
    }

    @Test
    void fewerThanThirtyAreRough() throws MienException {
        assertTrue(Threshold.at(scores(2900), .01, "pairs").isRough());
        assertFalse(Threshold.at(scores(3000), .01, "pairs").isRough());
    }

    @Test
    void sharesCountWhatLiesAtTheThreshold() {
        SortedScores scores = new SortedScores(new float[] {.5f, .3f, .5f, .9f});
        assertEquals(.75, scores.shareFrom(.5f));
        assertEquals(.25, scores.shareFrom(.5001f));
        assertEquals(0, scores.shareFrom(1));
        assertEquals(1, scores.shareFrom(0));
        assertEquals(3, scores.countBetween(.3f, .9f));
    }
}
