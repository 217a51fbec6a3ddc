package io.mien.aligner;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.image.Point;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Cuts a face out so that its points lie where the template has them. Thread-safe. */
@ConsumerType
public interface Aligner {
    /** The id of the alignment; crops of equal ids are interchangeable. */
    AlignmentId id();

    /**
     * @param image of any size and format
     * @param points five landmarks in pixels of the image, which may lie outside it
     * @param template size of the crop and where the points go
     * @return a BGR image of the template's size, black where it reaches over the picture's edge
     * @throws AlignmentException if the points do not span a face (all equal, or not finite)
     * @throws StageRetiredException if this aligner was retired
     */
    Image align(Image image, List<Point> points, FaceTemplate template)
            throws AlignmentException, StageRetiredException;
}
