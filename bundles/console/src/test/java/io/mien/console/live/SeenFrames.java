package io.mien.console.live;

import io.mien.camera.Frame;
import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.quality.FaceQuality;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.RecognizedFace;
import io.mien.track.TrackDecision;
import io.mien.track.TrackedFace;
import io.mien.track.TrackedFrame;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Frames of 40 x 20 pixels in one color. */
final class SeenFrames {
    private SeenFrames() {}

    static TrackedFrame frame(String source, long sequence, int color, TrackedFace... faces) {
        byte[] pixels = new byte[3 * 40 * 20];
        Arrays.fill(pixels, (byte) color);
        Frame frame = new Frame(sequence, Instant.EPOCH, Image.of(40, 20, PixelFormat.BGR, pixels));
        return new TrackedFrame(source, frame, List.of(faces), LineUp.of(1, Map.of()));
    }

    static TrackedFace face(Box box, String label, boolean known, boolean settled) {
        Face face = new Face(box, .9f, Collections.nCopies(Face.POINTS, new Point(box.x(), box.y())));
        return new TrackedFace(
                RecognizedFace.of(face, settled ? "unknown" : label, !settled && known, .25f),
                new FaceQuality(1, 2, 3, 4),
                OptionalLong.of(7),
                settled ? new TrackDecision(label, known, .75f, 2) : TrackDecision.NONE);
    }
}
