package io.mien.live.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.aligner.AlignmentId;
import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.image.Box;
import io.mien.image.Point;
import io.mien.model.ModelId;
import io.mien.recognizer.RecognizedFace;
import io.mien.store.Label;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrackEvidenceTest {
    private static final TrackLimits LIMITS = TrackLimits.DEFAULT;
    private static final Face FACE =
            new Face(new Box(0, 0, 9, 9), .9f, Collections.nCopies(Face.POINTS, new Point(0, 0)));

    private TrackEvidence evidence = TrackEvidence.NONE;
    private double now;

    private static Embedding embedding(String model, float... values) {
        return new Embedding(new EmbeddingSpace(new ModelId(model, "0".repeat(64)), AlignmentId.SIMILARITY), values);
    }

    private void see(String label, double weight) {
        see(label, weight, embedding("first", 1, 0));
    }

    private void see(String label, double weight, Embedding embedding) {
        now += .04;
        boolean known = !label.equals(Label.UNKNOWN);
        RecognizedFace face =
                RecognizedFace.of(FACE, label, known, known ? .9f : .6f).embedding(Optional.of(embedding));
        evidence = evidence.and(face, weight, now, LIMITS);
    }

    private String label() {
        return evidence.decision().isSettled() ? evidence.decision().label() : "?";
    }

    @Test
    void oneVeryGoodFrameIsNotEnough() {
        see("Ada", 1);
        assertEquals("?", label());
        see(Label.UNKNOWN, .05);
        see(Label.UNKNOWN, .05);
        assertEquals("?", label(), "nor are two bad ones against it");
        see("Ada", .3);
        assertEquals("Ada", label());
        assertEquals(2, evidence.decision().frames());
        assertEquals(.9f, evidence.decision().score(), 1e-5f);
    }

    @Test
    void theLabelDoesNotFlickerBetweenTwo() {
        see("Ada", .5);
        see("Ada", .5);
        int changes = 0;
        String before = label();
        for (int i = 0; i < 100; i++) {
            see(i % 2 == 0 ? "Bela" : "Ada", .5);
            changes += label().equals(before) ? 0 : 1;
            before = label();
        }
        assertEquals(0, changes);
        assertEquals("Ada", label());
    }

    @Test
    void badFramesDoNotOutvoteGoodOnes() {
        see("Ada", .8);
        see("Ada", .8);
        for (int i = 0; i < 3; i++) {
            see("Bela", .1);
        }
        assertEquals("Ada", label());
    }

    /** Somebody who is enrolled while the camera sees them. */
    @Test
    void aPersonWhoIsTaughtIsNamedSoon() {
        for (int i = 0; i < 40; i++) {
            see(Label.UNKNOWN, .5);
        }
        assertEquals(Label.UNKNOWN, label());
        int frames = 0;
        while (!label().equals("Ada")) {
            see("Ada", .5);
            frames++;
        }
        assertTrue(frames <= 10, frames + " frames");
    }

    @Test
    void aFaceIsEmbeddedAgainOnlyIfThatTellsSomething() {
        assertTrue(evidence.wants(.1, now, LIMITS), "nothing is known");
        see("Ada", .5);
        assertTrue(evidence.wants(.1, now, LIMITS), "not decided");
        see("Ada", .5);
        assertFalse(evidence.wants(.5, now, LIMITS), "decided, and no better");
        assertTrue(evidence.wants(.7, now, LIMITS), "better than the best");
        assertTrue(evidence.wants(.1, now + 2.1, LIMITS), "the gallery may have changed");
        see("Bela", .1);
        assertTrue(evidence.wants(.1, now, LIMITS), "the latest disagrees");
        for (int i = 0; i < LIMITS.tries(); i++) {
            see("person " + i, .01);
        }
        assertFalse(evidence.wants(.1, now, LIMITS), "for so long only");
    }

    /** The first pictures of somebody are bad, and none after them is much better. */
    @Test
    void anUnknownFaceIsTriedAgainSoon() {
        see(Label.UNKNOWN, .5);
        see(Label.UNKNOWN, .5);
        assertEquals(Label.UNKNOWN, label());
        assertFalse(evidence.wants(.5, now + .3, LIMITS));
        assertTrue(evidence.wants(.5, now + .5, LIMITS));
    }

    @Test
    void theBestPictureIsKeptUntilAnotherModelServes() {
        see("Ada", .5, embedding("first", 1, 0));
        see("Ada", .4, embedding("first", 0, 1));
        assertEquals(1f, evidence.cosine(Optional.of(embedding("first", 1, 0))).orElseThrow());
        assertTrue(evidence.cosine(Optional.of(embedding("second", 1, 0))).isEmpty());
        see("Ada", .1, embedding("second", 0, 1));
        assertEquals(1f, evidence.cosine(Optional.of(embedding("second", 0, 1))).orElseThrow());
    }

    /** Two people have crossed, and the votes for the other one are divided. */
    @Test
    void aNameThatNoPictureBearsOutAnyMoreIsWithdrawn() {
        for (int i = 0; i < 40; i++) {
            see("Ada", .8);
        }
        for (String other : List.of("Bela", Label.UNKNOWN, "Chidi", Label.UNKNOWN)) {
            see(other, .2);
            assertEquals("Ada", label());
        }
        see("Bela", .2);
        assertNotEquals("Ada", label());
        for (int i = 0; i < 6; i++) {
            see("Ada", .2);
        }
        assertEquals("Ada", label(), "who returns is named again");
    }
}
