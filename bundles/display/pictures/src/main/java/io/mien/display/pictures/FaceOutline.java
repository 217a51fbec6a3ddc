package io.mien.display.pictures;

import io.mien.image.Point;
import io.mien.picture.Annotator.Mark;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** A face's box with its points. A dark seam keeps both visible on any background. */
final class FaceOutline {
    private static final Color SEAM = new Color(0, 0, 0, 80);
    private static final Color POINT = new Color(0xfffbe6);
    private static final float LARGEST_RADIUS = 4;
    private static final float BOX_PER_RADIUS = 10;

    private FaceOutline() {}

    static void paint(Canvas scene, Mark mark) {
        Rectangle2D box = scene.visible(mark);
        if (!box.isEmpty()) {
            paintBox(scene, box, Canvas.colour(mark));
        }
        float radius = radius(mark.face().box().width());
        for (Point point : mark.face().points()) {
            paintPoint(scene, point, radius, Canvas.colour(mark));
        }
    }

    /** As large as MaixPy draws them: a tenth of the box, at most 4 pixels. */
    static float radius(float boxWidth) {
        return (float) Math.max(1, Math.min(LARGEST_RADIUS, Math.ceil(boxWidth / BOX_PER_RADIUS)));
    }

    private static void paintBox(Canvas scene, Rectangle2D box, Color colour) {
        float line = scene.line();
        Graphics2D graphics = scene.graphics();
        RoundRectangle2D shape = new RoundRectangle2D.Double(
                box.getX(), box.getY(), box.getWidth(), box.getHeight(), 4 * line, 4 * line);
        graphics.setColor(SEAM);
        graphics.setStroke(new BasicStroke(line + 1.5f));
        graphics.draw(shape);
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(line));
        graphics.draw(shape);
    }

    /** The center of the top left pixel is (0, 0) for a face, and (.5, .5) for Java 2D. */
    private static void paintPoint(Canvas scene, Point point, float radius, Color colour) {
        Graphics2D graphics = scene.graphics();
        float left = point.x() + .5f - radius;
        float top = point.y() + .5f - radius;
        Ellipse2D disc = new Ellipse2D.Float(left, top, 2 * radius, 2 * radius);
        graphics.setColor(colour);
        graphics.fill(disc);
        if (radius > 2) {
            float inner = radius - 1.5f;
            graphics.setColor(POINT);
            graphics.fill(new Ellipse2D.Float(left + 1.5f, top + 1.5f, 2 * inner, 2 * inner));
        }
    }
}
