package io.mien.live.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The name of Ada's track, where another face may have taken her place. */
class IdentityDoubtTest {
    private static final EmbeddingSpace SPACE =
            new EmbeddingSpace(new ModelId("first", "0".repeat(64)), AlignmentId.SIMILARITY);
    private static final double FRAME = .04;
    private static final float SURE = .9f;
    private static final float WEAK = .4f;

    private final Tracker tracker = new Tracker(TrackLimits.DEFAULT);
    private TrackSet tracks = TrackSet.NONE;
    private double now;

    private static RecognizedFace face(double x, float score, String label) {
        Face face = new Face(new Box((float) x, 0, 50, 60), score, Collections.nCopies(Face.POINTS, new Point(0, 0)));
        return RecognizedFace.of(face, label, !label.equals(Label.UNKNOWN), SURE);
    }

    private static FaceObservation plain(double x, float score) {
        return new FaceObservation(face(x, score, Label.UNKNOWN), .5);
    }

    private static FaceObservation embedded(double x, String label, float... values) {
        return new FaceObservation(face(x, SURE, label).embedding(Optional.of(new Embedding(SPACE, values))), .5);
    }

    /** The name of the first face; "?" where there is none. */
    private String see(double seconds, FaceObservation... faces) {
        now += seconds;
        Tracker.Step step = tracker.step(tracks, now, List.of(faces), false);
        tracks = step.tracks();
        return step.of().isEmpty()
                ? ""
                : step.of()
                        .get(0)
                        .filter(f -> f.decision().isSettled())
                        .map(f -> f.decision().label())
                        .orElse("?");
    }

    private boolean worth(FaceObservation face) {
        return tracker.worth(tracks, now + FRAME, List.of(face), false)[0];
    }

    @BeforeEach
    void adaStands() {
        see(FRAME, embedded(100, "Ada", 1, 0));
        see(FRAME, embedded(100, "Ada", 1, 0));
        assertEquals("Ada", see(FRAME, plain(100, SURE)));
        assertEquals(false, worth(plain(100, SURE)));
    }

    @Test
    void aFaceThatTouchedAnotherHasNoNameUntilAPictureConfirmsIt() {
        assertEquals("?", see(FRAME, plain(104, SURE), plain(140, SURE)));
        assertEquals(true, worth(plain(104, SURE)), "the doubt lasts");
        assertEquals("?", see(FRAME, plain(104, SURE)));
        assertEquals("?", see(FRAME, embedded(104, "Bela", .4f, .9f)));
        assertEquals("Ada", see(FRAME, embedded(104, "Ada", .9f, .4f)));
        assertEquals("Ada", see(FRAME, plain(104, SURE)));
    }

    @Test
    void aFaceOfNobodyKnownHasTheNameIfItIsLikeTheBestPicture() {
        see(FRAME, plain(104, SURE), plain(140, SURE));
        assertEquals("?", see(FRAME, embedded(104, Label.UNKNOWN, .35f, .93f)));
        assertEquals("Ada", see(FRAME, embedded(104, Label.UNKNOWN, .9f, .4f)));
    }

    @Test
    void whoIsFoundAgainIsInDoubt() {
        see(.3);
        assertEquals("?", see(FRAME, plain(100, WEAK)));
        assertEquals("Ada", see(FRAME, embedded(100, "Ada", 1, 0)));
    }

    /** Detectors miss a face now and then, and find it with a low score. */
    @Test
    void oneMissedFrameAndAWeakFaceInPlaceAreNone() {
        assertEquals("Ada", see(FRAME, plain(100, WEAK)));
        see(FRAME);
        assertEquals("Ada", see(FRAME, plain(100, SURE)));
    }

    /** Five frames a second. */
    @Test
    void aSlowSourceGivesNoReasonToDoubt() {
        for (int i = 0; i < 5; i++) {
            assertEquals("Ada", see(.2, plain(100, SURE)));
        }
    }
}
