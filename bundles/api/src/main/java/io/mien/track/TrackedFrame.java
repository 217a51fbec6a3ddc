package io.mien.track;

import io.mien.camera.Frame;
import io.mien.recognizer.LineUp;
import java.util.List;

/**
 * A frame with its faces.
 *
 * @param source what the configuration calls the source
 * @param frame its picture
 * @param faces those that count: within the source's zones, and large enough
 * @param lineUp what recognized them
 */
public record TrackedFrame(String source, Frame frame, List<TrackedFace> faces, LineUp lineUp) {
    public TrackedFrame {
        faces = List.copyOf(faces);
    }
}
