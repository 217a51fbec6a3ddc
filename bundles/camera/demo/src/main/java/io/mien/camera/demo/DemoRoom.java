package io.mien.camera.demo;

import io.mien.camera.Frame;
import io.mien.camera.demo.DemoActor.Place;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A room with people who walk to and fro, before and behind each other and behind a pillar, out of the picture and back.
 * The same seed shows the same, frame by frame, on every machine. Immutable.
 */
public final class DemoRoom {
    static final int WIDTH = 640;
    static final int HEIGHT = 480;
    static final int RATE = 25;
    /** The pillar, in the front of the room. */
    static final int PILLAR_LEFT = 405;

    static final int PILLAR_RIGHT = 461;

    /** Points of a box, in each direction, of which those that are hidden are counted. */
    private static final int GRID = 10;

    private final List<DemoActor> actors = new ArrayList<>();
    private final DemoPainter painter;

    DemoRoom(DemoCast cast, long seed) {
        Random random = new Random(seed);
        int many = cast.people().size();
        for (int i = 0; i < many; i++) {
            actors.add(new DemoActor(cast.people().get(i), many < 2 ? .5 : (double) i / (many - 1), random));
        }
        painter = new DemoPainter(seed);
    }

    /** Everybody at the time of a frame, from the back of the room to its front. */
    private List<Place> places(long frame) {
        return actors.stream().map(a -> a.at((double) frame / RATE)).toList();
    }

    /** The faces of whom some part is in the picture; also those that are hidden. */
    public List<DemoFace> truth(long frame) {
        List<Place> places = places(frame);
        List<DemoFace> faces = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            Box box = place.face().box();
            if (box.x() < WIDTH && box.x() + box.width() > 0) {
                float visible = visible(box, places.subList(i + 1, places.size()));
                faces.add(new DemoFace(place.person().name(), place.person().known(), place.face(), visible));
            }
        }
        return faces;
    }

    private static float visible(Box box, List<Place> before) {
        int seen = 0;
        for (int i = 0; i < GRID * GRID; i++) {
            double x = box.x() + box.width() * (i % GRID + .5) / GRID;
            double y = box.y() + box.height() * (i / GRID + .5) / GRID;
            boolean hidden = x < 0 || x >= WIDTH || x >= PILLAR_LEFT && x < PILLAR_RIGHT;
            if (!hidden && before.stream().noneMatch(p -> p.covers(x, y))) {
                seen++;
            }
        }
        return (float) seen / (GRID * GRID);
    }

    /** A frame, BGR, 640x480 pixels. */
    Frame frame(long number, Instant time) {
        byte[] pixels = painter.paint(places(number));
        return new Frame(number, time, Image.of(WIDTH, HEIGHT, PixelFormat.BGR, pixels));
    }
}
