package io.mien.picture;

import io.mien.detector.Face;
import io.mien.image.Image;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Draws what was found onto a copy of a picture. Thread-safe. */
@ConsumerType
public interface Annotator {
    /**
     * One face to draw.
     *
     * @param face box and points in pixels of the picture
     * @param caption any Unicode text, empty for none
     * @param known drawn in the color of known people
     */
    record Mark(Face face, String caption, boolean known) {}

    /** A BGR copy of {@code image} with each mark's box, points and caption. */
    Image annotate(Image image, List<Mark> marks);
}
