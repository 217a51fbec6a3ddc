package io.mien.command.picture;

import io.mien.MienException;
import io.mien.aligner.Aligner;
import io.mien.aligner.FaceTemplate;
import io.mien.image.Image;
import io.mien.image.Point;
import java.util.ArrayList;
import java.util.List;

/** Scales pictures; an aligner scales as well as it turns. */
public final class PictureScaler {
    private PictureScaler() {}

    /**
     * A picture scaled into the top left corner of another, black where it does not reach.
     *
     * @param scale pixels of the result for one of the picture, above 0
     * @param width of the result in pixels
     * @param height of the result in pixels
     */
    public static Image scaled(Aligner aligner, Image picture, double scale, int width, int height)
            throws MienException {
        List<Point> from = fivePoints(picture.width(), picture.height());
        List<Point> to = new ArrayList<>();
        from.forEach(p -> to.add(new Point((float) (p.x() * scale), (float) (p.y() * scale))));
        return aligner.align(picture, from, new FaceTemplate("scaled", width, height, to));
    }

    private static List<Point> fivePoints(float width, float height) {
        return List.of(
                new Point(0, 0),
                new Point(width, 0),
                new Point(width / 2, height / 2),
                new Point(0, height),
                new Point(width, height));
    }
}
