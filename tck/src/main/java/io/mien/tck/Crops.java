package io.mien.tck;

import static io.mien.aligner.FaceTemplate.ARCFACE_112;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.aligner.Similarity;
import io.mien.image.Image;
import io.mien.image.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Points of faces to cut, and what is said of the crops. */
final class Crops {
    private Crops() {}

    /** The template's points where {@code toPicture} takes them. */
    static List<Point> points(Similarity toPicture) {
        return ARCFACE_112.points().stream().map(toPicture::apply).toList();
    }

    /** Points of a face of any size and turn with its middle in the picture, not quite in the template's proportions. */
    static List<Point> pointsAnywhere(Random random, Image picture) {
        double scale = .3 + 2 * random.nextDouble(), angle = 2 * Math.PI * random.nextDouble();
        Similarity turn = new Similarity(scale * Math.cos(angle), scale * Math.sin(angle), 0, 0);
        Point centre = turn.apply(new Point(56, 72));
        double x = random.nextInt(picture.width()) - centre.x(), y = random.nextInt(picture.height()) - centre.y();
        return points(new Similarity(turn.a(), turn.b(), x, y)).stream()
                .map(p -> new Point(p.x() + random.nextFloat(), p.y() + random.nextFloat()))
                .toList();
    }

    /** The template's points, the last one replaced. */
    static List<Point> pointsWithLast(Point last) {
        List<Point> points = new ArrayList<>(ARCFACE_112.points());
        points.set(points.size() - 1, last);
        return points;
    }

    /** No byte differs by more than {@code most}, all of them by no more than {@code mean} in the mean. */
    static void assertClose(Image expected, Image actual, double mean, int most) {
        assertEquals(expected.toString(), actual.toString());
        long sum = 0;
        for (int i = 0; i < expected.data().length; i++) {
            int difference = Math.abs((expected.data()[i] & 0xff) - (actual.data()[i] & 0xff));
            assertTrue(difference <= most, "byte " + i + " differs by " + difference);
            sum += difference;
        }
        double found = (double) sum / expected.data().length;
        assertTrue(found <= mean, "the crops differ by " + found + " in the mean");
    }

    /**
     * A crop that shows the picture unscaled is black outside it and lit inside; one pixel at the edge is neither.
     *
     * @param left column of the picture at the crop's left edge
     * @param top row of the picture at the crop's top edge
     */
    static void assertBlackOutside(Image picture, double left, double top, Image crop) {
        for (int y = 0; y < crop.height(); y++) {
            for (int x = 0; x < crop.width(); x++) {
                double beyond = Math.max(
                        Math.max(-left - x, left + x - picture.width() + 1),
                        Math.max(-top - y, top + y - picture.height() + 1));
                int sum = TestPictures.value(crop, x, y, 0)
                        + TestPictures.value(crop, x, y, 1)
                        + TestPictures.value(crop, x, y, 2);
                if (beyond >= 1 || beyond <= 0) {
                    assertEquals(beyond <= 0, sum > 0, "lit at " + x + "," + y);
                }
            }
        }
    }
}
