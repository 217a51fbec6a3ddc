package io.mien.console.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The pixels of pictures that are made smaller, against means that are taken pixel by pixel. */
class FrameScalerTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 23;

    private static byte[] noise(int length) {
        byte[] pixels = new byte[length];
        new Random(3).nextBytes(pixels);
        return pixels;
    }

    @Test
    void eachChannelIsTheMeanOfItsPixelsWhateverTheFormatAndSize() {
        byte[] pixels = noise(3 * WIDTH * HEIGHT);
        for (PixelFormat format : new PixelFormat[] {PixelFormat.BGR, PixelFormat.RGB}) {
            for (int longest = 1; longest <= WIDTH; longest++) {
                Image smaller = FrameScaler.within(Image.of(WIDTH, HEIGHT, format, pixels), longest);
                assertEquals(longest, smaller.width());
                assertEquals(Math.max(1, Math.round((float) HEIGHT * longest / WIDTH)), smaller.height());
                assertEquals(PixelFormat.BGR, smaller.format());
                assertArrayEquals(means(pixels, format, smaller.width(), smaller.height()), smaller.data());
            }
        }
    }

    private static byte[] means(byte[] pixels, PixelFormat format, int width, int height) {
        byte[] means = new byte[3 * width * height];
        for (int i = 0; i < means.length; i++) {
            int x = i / 3 % width;
            int y = i / 3 / width;
            int channel = format == PixelFormat.RGB ? 2 - i % 3 : i % 3;
            double sum = 0;
            int count = 0;
            for (int row = y * HEIGHT / height; row < (y + 1) * HEIGHT / height; row++) {
                for (int column = x * WIDTH / width; column < (x + 1) * WIDTH / width; column++) {
                    sum += pixels[3 * (row * WIDTH + column) + channel] & 255;
                    count++;
                }
            }
            means[i] = (byte) Math.round(sum / count);
        }
        return means;
    }

    @Test
    void aPictureInOneColorKeepsIt() {
        byte[] red = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < red.length; i += 3) {
            red[i] = (byte) 250;
            red[i + 1] = 20;
            red[i + 2] = 3;
        }
        byte[] smaller = FrameScaler.within(Image.of(WIDTH, HEIGHT, PixelFormat.RGB, red), 11)
                .data();
        for (int i = 0; i < smaller.length; i += 3) {
            assertArrayEquals(new byte[] {3, 20, (byte) 250}, Arrays.copyOfRange(smaller, i, i + 3));
        }
    }

    @Test
    void aTallPictureIsMeasuredByItsHeight() {
        Image smaller = FrameScaler.within(Image.of(HEIGHT, WIDTH, PixelFormat.BGR, noise(3 * WIDTH * HEIGHT)), 10);
        assertEquals(10, smaller.height());
        assertEquals(6, smaller.width());
    }
}
