package io.mien.camera.demo;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Point;
import java.util.Random;

/**
 * One person's way: to and fro across the room, out of it on both sides, nodding a little, turning from time to time.
 * Immutable; the time alone decides the place.
 */
final class DemoActor {
    private static final double TURN_SECONDS = 1.6;
    private static final double OUTSIDE = 90;

    private final DemoCast.Person person;
    private final double height;
    private final double lane;
    private final double period;
    private final double phase;

    /**
     * @param nearness 0..1, from the back of the room to its front
     * @param random of the scene
     */
    DemoActor(DemoCast.Person person, double nearness, Random random) {
        this.person = person;
        height = 68 + 44 * nearness;
        lane = 130 + 90 * nearness;
        period = 14 + 12 * random.nextDouble();
        phase = random.nextDouble();
    }

    /**
     * Where somebody is at some time.
     *
     * @param look what they look like
     * @param face in pixels of the frame
     * @param scale pixels of the frame for one of the picture
     */
    record Place(DemoCast.Person person, DemoCast.Look look, Face face, double scale) {
        /** Half the axes and the center of the ellipse in which the head with its hair is painted. */
        double[] head() {
            Box box = face.box();
            return new double[] {
                box.x() + .5 * box.width(), box.y() + .38 * box.height(), .66 * box.width(), .78 * box.height()
            };
        }

        /** Whether the head or the body covers a point of the frame. */
        boolean covers(double x, double y) {
            double[] head = head();
            double dx = (x - head[0]) / head[2];
            double dy = (y - head[1]) / head[3];
            return dx * dx + dy * dy < 1 || y > bodyTop() && Math.abs(x - head[0]) < bodyHalf(y);
        }

        double bodyTop() {
            return face.box().y() + 1.02 * face.box().height();
        }

        /** Half the width of the body at some height: shoulders that slope. */
        double bodyHalf(double y) {
            double below = (y - bodyTop()) / face.box().height();
            return face.box().width() * Math.min(1.1, .3 + 1.8 * below);
        }
    }

    /** @param seconds since the beginning */
    Place at(double seconds) {
        double turn = ((seconds / period + phase) % 1 + 1) % 1;
        double way = turn < .5 ? 2 * turn : 2 - 2 * turn;
        double x = -OUTSIDE + way * (DemoRoom.WIDTH + 2 * OUTSIDE);
        double y = lane + 6 * StrictMath.sin(2 * Math.PI * (seconds / 3.1 + phase));
        int number = (int) Math.floor(seconds / TURN_SECONDS + 7 * phase);
        DemoCast.Look look = person.looks().get(number % person.looks().size());
        Box box = look.face().box();
        double scale = height / box.height();
        double left = x - scale * box.width() / 2;
        double top = y - scale * box.height() / 2;
        Box placed = new Box((float) left, (float) top, (float) (scale * box.width()), (float) height);
        var points = look.face().points().stream()
                .map(p -> new Point(
                        (float) (left + scale * (p.x() - box.x())), (float) (top + scale * (p.y() - box.y()))))
                .toList();
        return new Place(person, look, new Face(placed, 1, points), scale);
    }
}
