package io.mien.deploy.trial;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;

/** A smooth synthetic picture whose value is known at every point, also between pixels. Each channel has another one. */
final class SyntheticPattern {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int CHANNELS = 3;
    private static final double MIDDLE = 128;
    private static final double SWING = 55;
    private static final double WAVE_X = 9;
    private static final double WAVE_Y = 13;

    private SyntheticPattern() {}

    static Image picture() {
        byte[] bytes = new byte[WIDTH * HEIGHT * CHANNELS];
        for (int i = 0; i < bytes.length; i++) {
            int pixel = i / CHANNELS;
            bytes[i] = (byte) Math.round(value(new Point(pixel % WIDTH, pixel / WIDTH), i % CHANNELS));
        }
        return Image.of(WIDTH, HEIGHT, PixelFormat.BGR, bytes);
    }

    /** In 18..238. */
    static double value(Point point, int channel) {
        return MIDDLE + SWING * Math.sin(point.x() / WAVE_X + channel) + SWING * Math.cos(point.y() / WAVE_Y - channel);
    }
}
