package io.mien.sightings.recording;

import io.mien.aligner.AlignmentId;
import io.mien.camera.Frame;
import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.model.ModelId;
import io.mien.quality.FaceQuality;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.RecognizedFace;
import io.mien.store.Label;
import io.mien.track.TrackDecision;
import io.mien.track.TrackedFace;
import io.mien.track.TrackedFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Frames with one face each. */
public final class TestFrames {
    static final RecordingLimits LIMITS =
            new RecordingLimits(2, Duration.ofSeconds(1), 640, Duration.ofSeconds(5), Duration.ofSeconds(10), 2);
    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    public static final TrackDecision STRANGER = new TrackDecision(Label.UNKNOWN, false, .3f, 2);

    private static final EmbeddingSpace SPACE =
            new EmbeddingSpace(new ModelId("features", "ab".repeat(32)), AlignmentId.SIMILARITY);
    private static final int SIDE = 100;

    private TestFrames() {}

    public static TrackDecision known(String label) {
        return new TrackDecision(label, true, .9f, 2);
    }

    /** @param sharpness by which frames are compared */
    public static TrackedFrame of(long track, TrackDecision decision, float sharpness) {
        return frame(OptionalLong.of(track), decision, sharpness, true);
    }

    static TrackedFrame withoutEmbedding(long track, TrackDecision decision) {
        return frame(OptionalLong.of(track), decision, 250, false);
    }

    static TrackedFrame ofNoTrack() {
        return frame(OptionalLong.empty(), TrackDecision.NONE, 250, true);
    }

    private static TrackedFrame frame(OptionalLong track, TrackDecision decision, float sharpness, boolean embedded) {
        Face face = new Face(
                new Box(40, 40, 20, 20),
                1,
                List.of(new Point(45, 45), new Point(55, 45), new Point(50, 50), new Point(46, 55), new Point(54, 55)));
        RecognizedFace recognized = RecognizedFace.of(face, Label.UNKNOWN, false, 0)
                .embedding(embedded ? Optional.of(new Embedding(SPACE, new float[] {.6f, .8f})) : Optional.empty());
        Image image = Image.of(SIDE, SIDE, PixelFormat.BGR, new byte[3 * SIDE * SIDE]);
        TrackedFace tracked = new TrackedFace(recognized, new FaceQuality(112, sharpness, 0, 127), track, decision);
        return new TrackedFrame("door", new Frame(1, NOON, image), List.of(tracked), LineUp.of(1, Map.of()));
    }
}
