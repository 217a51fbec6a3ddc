package io.mien.detector;

import io.mien.image.Box;
import io.mien.image.Point;
import io.mien.inference.Letterbox;
import java.util.List;

/**
 * A face that was found.
 *
 * @param box in pixels
 * @param score 0..1, how sure the detector is
 * @param points five landmarks in pixels, as seen in the picture: left eye, right eye, nose, left and right mouth corner
 */
public record Face(Box box, float score, List<Point> points) {
    /** Landmarks of a face. */
    public static final int POINTS = 5;

    public Face {
        points = List.copyOf(points);
        if (points.size() != POINTS) {
            throw new IllegalArgumentException("a face has " + POINTS + " points, not " + points.size());
        }
    }

    /** This face, which was found in a model's input, in pixels of the picture that lies in it. */
    public Face toPicture(Letterbox letterbox) {
        return new Face(
                letterbox.toPicture(box),
                score,
                points.stream().map(letterbox::toPicture).toList());
    }
}
