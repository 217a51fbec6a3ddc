package io.mien.camera.demo;

import io.mien.camera.demo.DemoActor.Place;
import io.mien.image.Box;
import io.mien.image.Image;
import java.util.List;
import java.util.Random;

/** Paints people before a wall, from the back to the front. Thread-safe. */
final class DemoPainter {
    private static final int WIDTH = DemoRoom.WIDTH;
    private static final int HEIGHT = DemoRoom.HEIGHT;
    private static final int CHANNELS = 3;
    /** Share of the ellipse of a head at whose edge it becomes transparent. */
    private static final double FEATHER = .12;

    private final byte[] wall = new byte[CHANNELS * WIDTH * HEIGHT];

    /** @param seed of the wall's grain */
    DemoPainter(long seed) {
        Random grain = new Random(seed);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int light = 178 - y / 8 + grain.nextInt(7) + (x / 80 % 2) * 6;
                put(wall, x, y, light - 14, light - 4, light);
            }
        }
    }

    byte[] paint(List<Place> places) {
        byte[] to = wall.clone();
        for (Place place : places) {
            body(to, place);
            head(to, place);
        }
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = DemoRoom.PILLAR_LEFT; x < DemoRoom.PILLAR_RIGHT; x++) {
                int light = 70 + (x - DemoRoom.PILLAR_LEFT);
                put(to, x, y, light, light + 4, light + 10);
            }
        }
        return to;
    }

    private static void body(byte[] to, Place place) {
        int color = place.person().name().hashCode();
        double middle = place.head()[0];
        for (int y = (int) Math.max(0, place.bodyTop()); y < HEIGHT; y++) {
            double half = place.bodyHalf(y);
            int end = (int) Math.min(WIDTH - 1, middle + half);
            for (int x = (int) Math.max(0, middle - half); x <= end; x++) {
                put(to, x, y, 60 + (color & 63), 60 + (color >> 6 & 63), 60 + (color >> 12 & 63));
            }
        }
    }

    private static void head(byte[] to, Place place) {
        double[] head = place.head();
        int top = (int) Math.max(0, head[1] - head[3]);
        int bottom = (int) Math.min(HEIGHT - 1, head[1] + head[3]);
        int left = (int) Math.max(0, head[0] - head[2]);
        int right = (int) Math.min(WIDTH - 1, head[0] + head[2]);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double dx = (x - head[0]) / head[2];
                double dy = (y - head[1]) / head[3];
                double alpha = (1 - Math.sqrt(dx * dx + dy * dy)) / FEATHER;
                if (alpha > 0) {
                    blend(to, x, y, place, Math.min(1, alpha));
                }
            }
        }
    }

    /** The picture of the person at this place of the frame, bilinear, laid over the frame. */
    private static void blend(byte[] to, int x, int y, Place place, double alpha) {
        Image image = place.look().image();
        Box from = place.look().face().box();
        Box box = place.face().box();
        double px = clamp((x - box.x()) / place.scale() + from.x(), image.width());
        double py = clamp((y - box.y()) / place.scale() + from.y(), image.height());
        int x0 = (int) px;
        int y0 = (int) py;
        double fx = px - x0;
        double fy = py - y0;
        byte[] data = image.data();
        int row = CHANNELS * image.width();
        int at = y0 * row + CHANNELS * x0;
        int put = CHANNELS * (y * WIDTH + x);
        for (int c = 0; c < CHANNELS; c++, at++, put++) {
            double above = (data[at] & 255) * (1 - fx) + (data[at + CHANNELS] & 255) * fx;
            double below = (data[at + row] & 255) * (1 - fx) + (data[at + row + CHANNELS] & 255) * fx;
            double value = above * (1 - fy) + below * fy;
            to[put] = (byte) Math.round(alpha * value + (1 - alpha) * (to[put] & 255));
        }
    }

    /** Within the pixels that have a neighbor. */
    private static double clamp(double at, int size) {
        return Math.max(0, Math.min(size - 1.001, at));
    }

    private static void put(byte[] to, int x, int y, int blue, int green, int red) {
        int at = CHANNELS * (y * WIDTH + x);
        to[at] = (byte) blue;
        to[at + 1] = (byte) green;
        to[at + 2] = (byte) red;
    }
}
