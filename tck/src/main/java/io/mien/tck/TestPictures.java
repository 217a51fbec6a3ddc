package io.mien.tck;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import java.util.Arrays;
import java.util.Random;

/** Pictures made of arithmetic, and their conversion between formats, for contract tests. */
public final class TestPictures {
    private TestPictures() {}

    /** A BGR picture whose channels are sums of slow waves: as smooth as a face, nowhere constant, never the same twice. */
    public static Image smooth(long seed, int width, int height) {
        Random random = new Random(seed);
        byte[] data = new byte[3 * width * height];
        for (int channel = 0; channel < 3; channel++) {
            double[][] waves = new double[6][];
            Arrays.setAll(waves, i -> new double[] {
                random.nextGaussian() * .05, random.nextGaussian() * .05, random.nextDouble() * 2 * Math.PI
            });
            for (int y = 0, at = channel; y < height; y++) {
                for (int x = 0; x < width; x++, at += 3) {
                    data[at] = (byte) Math.round(127 + 120 * mean(waves, x, y));
                }
            }
        }
        return Image.of(width, height, PixelFormat.BGR, data);
    }

    private static double mean(double[][] waves, int x, int y) {
        double sum = 0;
        for (double[] wave : waves) {
            sum += Math.sin(wave[0] * x + wave[1] * y + wave[2]);
        }
        return sum / waves.length;
    }

    /** The channel of a pixel of a BGR, RGB, RGBA or GRAY picture, by its offset in the pixel. */
    public static int value(Image image, int x, int y, int channel) {
        return image.data()[y * image.stride() + x * image.format().bytesPerPixel() + channel] & 0xff;
    }

    /**
     * A BGR picture in another format, with rows that are {@code padding} bytes longer than they need to be. GRAY and NV21
     * lose color.
     */
    public static Image converted(Image bgr, PixelFormat format, int padding) {
        int stride = bgr.width() * format.bytesPerPixel() + padding;
        int rows = format == PixelFormat.NV21 ? bgr.height() * 3 / 2 : bgr.height();
        byte[] data = new byte[stride * rows];
        Arrays.fill(data, (byte) 0x5a);
        for (int y = 0; y < bgr.height(); y++) {
            for (int x = 0; x < bgr.width(); x++) {
                int at = y * stride + x * format.bytesPerPixel();
                int chroma = (bgr.height() + y / 2) * stride + (x & ~1);
                convert(value(bgr, x, y, 0), value(bgr, x, y, 1), value(bgr, x, y, 2), format, data, at, chroma);
            }
        }
        return Image.of(bgr.width(), bgr.height(), stride, format, data);
    }

    private static void convert(int blue, int green, int red, PixelFormat to, byte[] data, int at, int chroma) {
        switch (to) {
            case BGR -> put(data, at, blue, green, red);
            case RGB -> put(data, at, red, green, blue);
            case RGBA -> put(data, at, red, green, blue, 255);
            case GRAY -> put(data, at, (int) Math.round(.299 * red + .587 * green + .114 * blue));
            case NV21 -> {
                put(data, at, (int) Math.round(16 + .257 * red + .504 * green + .098 * blue));
                int v = (int) Math.round(128 + .439 * red - .368 * green - .071 * blue);
                int u = (int) Math.round(128 - .148 * red - .291 * green + .439 * blue);
                put(data, chroma, v, u);
            }
        }
    }

    /** The BGR picture's gray, as BGR. */
    public static Image withoutColour(Image bgr) {
        Image gray = converted(bgr, PixelFormat.GRAY, 0);
        byte[] data = new byte[bgr.data().length];
        for (int i = 0; i < data.length; i++) {
            data[i] = gray.data()[i / 3];
        }
        return Image.of(bgr.width(), bgr.height(), PixelFormat.BGR, data);
    }

    private static void put(byte[] data, int at, int... values) {
        for (int value : values) {
            data[at++] = (byte) value;
        }
    }
}
