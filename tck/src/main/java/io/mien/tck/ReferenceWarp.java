package io.mien.tck;

import io.mien.aligner.AlignmentException;
import io.mien.aligner.FaceTemplate;
import io.mien.aligner.Similarity;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import java.util.List;

/** A crop as the definition of {@code similarity-5} has it: slow, in double, without a shortcut. */
final class ReferenceWarp {
    private ReferenceWarp() {}

    /** The crop of a BGR picture. */
    static Image align(Image bgr, List<Point> points, FaceTemplate template) throws AlignmentException {
        Similarity back = Similarity.estimate(points, template.points()).inverse();
        byte[] crop = new byte[3 * template.width() * template.height()];
        for (int y = 0, at = 0; y < template.height(); y++) {
            for (int x = 0; x < template.width(); x++) {
                double u = back.a() * x - back.b() * y + back.tx(), v = back.b() * x + back.a() * y + back.ty();
                for (int channel = 0; channel < 3; channel++) {
                    crop[at++] = (byte) Math.round(sample(bgr, u, v, channel));
                }
            }
        }
        return Image.of(template.width(), template.height(), PixelFormat.BGR, crop);
    }

    private static double sample(Image bgr, double x, double y, int channel) {
        int left = (int) Math.floor(x), top = (int) Math.floor(y);
        double fx = x - left, fy = y - top;
        double above = (1 - fx) * at(bgr, left, top, channel) + fx * at(bgr, left + 1, top, channel);
        double below = (1 - fx) * at(bgr, left, top + 1, channel) + fx * at(bgr, left + 1, top + 1, channel);
        return (1 - fy) * above + fy * below;
    }

    private static int at(Image bgr, int x, int y, int channel) {
        boolean inside = x >= 0 && y >= 0 && x < bgr.width() && y < bgr.height();
        return inside ? TestPictures.value(bgr, x, y, channel) : 0;
    }
}
