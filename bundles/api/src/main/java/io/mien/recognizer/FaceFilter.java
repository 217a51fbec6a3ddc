package io.mien.recognizer;

import io.mien.detector.Face;
import io.mien.image.Image;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says which faces of a stream's frames are embedded and named; a program that follows faces over frames knows most of them already.
 * Thread-safe: it is asked about several frames at once, and about one again if a stage retired on the way.
 */
@ConsumerType
@FunctionalInterface
public interface FaceFilter {
    /** Every face. */
    FaceFilter ALL = (image, faces) -> faces;

    /**
     * The faces that are worth an embedding; the others are answered without one, as unknown, with a similarity of 0.
     *
     * @param image the frame
     * @param faces all that were found in it, best score first
     * @return some of {@code faces}
     */
    List<Face> worth(Image image, List<Face> faces);
}
