package io.mien.aligner;

import io.mien.image.Point;
import java.util.List;
import java.util.Optional;

/**
 * The positions of the five points in the crop that an extractor was trained on.
 *
 * @param name as in a {@code .mud}
 * @param width of the crop in pixels
 * @param height of the crop in pixels
 * @param points five, in pixels of the crop, in the order of {@link io.mien.detector.Face#points()}
 */
public record FaceTemplate(String name, int width, int height, List<Point> points) {
    /** The 112x112 template of ArcFace (InsightFace). */
    public static final FaceTemplate ARCFACE_112 = new FaceTemplate(
            "arcface-112",
            112,
            112,
            List.of(
                    new Point(38.2946f, 51.6963f),
                    new Point(73.5318f, 51.5014f),
                    new Point(56.0252f, 71.7366f),
                    new Point(41.5493f, 92.3655f),
                    new Point(70.7299f, 92.2041f)));

    public FaceTemplate {
        points = List.copyOf(points);
    }

    /** The template of this name, if it is known. */
    public static Optional<FaceTemplate> named(String name) {
        return name.equals(ARCFACE_112.name()) ? Optional.of(ARCFACE_112) : Optional.empty();
    }
}
