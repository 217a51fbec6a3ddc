package io.mien.recognizer;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Point;
import java.util.Comparator;
import java.util.List;

/** Which faces of a picture are meant. */
public enum FaceSelection {
    /** All of them. */
    ALL,
    /** The one whose box's center is nearest to the picture's. */
    CENTRE,
    /** The one with the largest box. */
    LARGEST;

    /**
     * @param faces of a picture
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @return the faces meant, in the order given
     */
    public List<Face> of(List<Face> faces, int width, int height) {
        return switch (this) {
            case ALL -> faces;
            case CENTRE -> first(faces, Comparator.comparingDouble(f -> distance(f.box(), width / 2f, height / 2f)));
            case LARGEST -> first(
                    faces, Comparator.comparingDouble(f -> -f.box().area()));
        };
    }

    private static List<Face> first(List<Face> faces, Comparator<Face> order) {
        return faces.stream().min(order).map(List::of).orElse(List.of());
    }

    private static double distance(Box box, float x, float y) {
        Point centre = box.centre();
        return Math.hypot(centre.x() - x, centre.y() - y);
    }
}
