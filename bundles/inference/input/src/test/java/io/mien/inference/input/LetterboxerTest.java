package io.mien.inference.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.mien.image.Image;
import io.mien.image.Images;
import io.mien.image.PixelFormat;
import io.mien.inference.Letterbox;
import io.mien.model.ChannelOrder;
import io.mien.model.InputSize;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import io.mien.tck.TestPictures;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LetterboxerTest {
    private static final float[] MEAN = {104, 117, 123};
    private static final float[] SCALE = {1, .5f, .25f};

    /** Sizes that shrink, grow, fit, have a single row or column, and are odd in every way. */
    private static final int[][] SIZES = {
        {64, 48}, {65, 47}, {32, 24}, {20, 10}, {7, 19}, {192, 108}, {6, 64}, {1, 1}, {3, 2}, {2, 90}, {90, 1}, {33, 25}
    };

    @ParameterizedTest
    @CsvSource({"rgb, 32, 25", "bgr, 32, 25", "rgb, 11, 11", "bgr, 64, 48"})
    void everySizeIsWhatBilinearInterpolationSays(String order, int width, int height) {
        InputSize size = new InputSize(width, height);
        for (int[] wh : SIZES) {
            Image picture = noise(wh[0], wh[1]);
            float[] expected = reference(picture, size, order);
            float[] found = written(picture, size, order);
            for (int i = 0; i < expected.length; i++) {
                // Half a step of rounding, and what weights of 11 bits and OpenCV's cuts take away before.
                float step = SCALE[i / (width * height)];
                String where = picture + " at " + i;
                assertEquals(expected[i], found[i], .9f * step, where);
            }
        }
    }

    /** Checksums of what OpenCV 4.9 makes of the same noise. */
    @ParameterizedTest
    @CsvSource({
        "64, 48, 913365458",
        "65, 47, 2042453739",
        "20, 10, 4102833117",
        "7, 19, 770873190",
        "192, 108, 3991719635",
        "6, 64, 3899684512"
    })
    void pixelsAreThoseOfOpenCv(int width, int height, long checksum) {
        InputSize size = new InputSize(32, 25);
        Letterbox box = Letterbox.of(width, height, size);
        FloatBuffer input = room(1, 3, 25, 32);
        new Letterboxer(new FloatRows(input, size, PixelLayout.PLANAR, mud("bgr", "0", "1")), 1, size, ChannelOrder.BGR)
                .write(noise(width, height), 0);
        CRC32 crc = new CRC32();
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                for (int c = 0; c < 3; c++) {
                    crc.update((int) input.get((c * 25 + y) * 32 + x));
                }
            }
        }
        assertEquals(checksum, crc.getValue());
    }

    @ParameterizedTest
    @EnumSource(PixelFormat.class)
    void everyFormatIsWhatItsBgrIs(PixelFormat format) {
        InputSize size = new InputSize(32, 25);
        for (int[] wh : SIZES) {
            if (format != PixelFormat.NV21 || wh[0] % 2 == 0 && wh[1] % 2 == 0) {
                Image picture = TestPictures.converted(noise(wh[0], wh[1]), format, 5);
                float[] expected = written(Images.toBgr(picture), size, "rgb");
                assertArrayEquals(expected, written(picture, size, "rgb"), picture.toString());
            }
        }
    }

    @Test
    void aPictureOfTheInputsSizeIsExact() {
        Image picture = noise(32, 25);
        float[] found = written(picture, new InputSize(32, 25), "bgr");
        for (int i = 0; i < found.length; i++) {
            int channel = i / (32 * 25);
            int value = picture.data()[i % (32 * 25) * 3 + channel] & 0xff;
            assertEquals((value - MEAN[channel]) * SCALE[channel], found[i]);
        }
    }

    @Test
    void nothingStaysOfThePictureBefore() {
        InputSize size = new InputSize(32, 25);
        FloatBuffer input = room(1, 3, 25, 32);
        Letterboxer letterboxer = letterboxer(input, 1, size, "rgb");
        int[][] sizes = {{32, 25}, {64, 10}, {5, 50}, {33, 25}, {32, 25}, {1, 90}, {90, 1}, {64, 48}};
        for (int[] wh : sizes) {
            letterboxer.write(noise(wh[0], wh[1]), 0);
            assertArrayEquals(written(noise(wh[0], wh[1]), size, "rgb"), values(input), wh[0] + "x" + wh[1]);
        }
    }

    @Test
    void everyPlaceOfABatchIsWrittenByItself() {
        InputSize size = new InputSize(11, 9);
        FloatBuffer input = room(3, 3, 9, 11);
        Letterboxer letterboxer = letterboxer(input, 3, size, "rgb");
        int[][] sizes = {{20, 3}, {11, 9}, {4, 30}};
        for (int place = 2; place >= 0; place--) {
            letterboxer.write(noise(sizes[place][0], sizes[place][1]), place);
        }
        float[] all = values(input);
        for (int place = 0; place < 3; place++) {
            float[] one = Arrays.copyOfRange(all, place * 297, (place + 1) * 297);
            assertArrayEquals(written(noise(sizes[place][0], sizes[place][1]), size, "rgb"), one);
        }
    }

    @Test
    void aWrittenPictureLeavesNoGarbage() {
        InputSize size = new InputSize(32, 25);
        Letterboxer letterboxer = letterboxer(room(1, 3, 25, 32), 1, size, "rgb");
        Image nv21 = TestPictures.converted(noise(64, 48), PixelFormat.NV21, 0);
        Image bgr = noise(65, 47);
        long bytes = allocated(() -> {
            letterboxer.write(nv21, 0);
            letterboxer.write(bgr, 0);
        });
        assertTrue(bytes < 200, bytes + " bytes in two pictures");
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int i = 0; i < 100; i++) {
            work.run();
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 1000; i++) {
            work.run();
        }
        return (threads.getThreadAllocatedBytes(thread) - before) / 1000;
    }

    private static float[] written(Image picture, InputSize size, String order) {
        FloatBuffer input = room(1, 3, size.height(), size.width());
        letterboxer(input, 1, size, order).write(picture, 0);
        return values(input);
    }

    /** Memory that holds rubbish, as a recycled buffer does. */
    private static FloatBuffer room(int... shape) {
        FloatBuffer buffer = FloatBuffer.allocate(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        for (int i = 0; i < buffer.capacity(); i++) {
            buffer.put(i, Float.NaN);
        }
        return buffer;
    }

    private static float[] values(FloatBuffer buffer) {
        float[] values = new float[buffer.limit()];
        buffer.get(0, values);
        return values;
    }

    private static Letterboxer letterboxer(FloatBuffer input, int places, InputSize size, String order) {
        return new Letterboxer(
                new FloatRows(input, size, PixelLayout.PLANAR, mud(order, "104, 117, 123", "1, .5, .25")),
                places,
                size,
                ChannelOrder.valueOf(order.toUpperCase(Locale.ROOT)));
    }

    private static Mud mud(String order, String mean, String scale) {
        try {
            return Mud.parse(
                    "[basic]\ntype=onnx\nmodel=m.onnx\n[extra]\nmodel_type=test\ninput_type=" + order + "\nmean=" + mean
                            + "\nscale=" + scale,
                    "m.mud");
        } catch (ModelRejectedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Image noise(int width, int height) {
        byte[] data = new byte[3 * width * height];
        new Random(31L * width + height).nextBytes(data);
        return Image.of(width, height, PixelFormat.BGR, data);
    }

    /** The same in plain double arithmetic, a pixel at a time. */
    private static float[] reference(Image bgr, InputSize size, String order) {
        Letterbox box = Letterbox.of(bgr.width(), bgr.height(), size);
        float[] values = new float[3 * size.width() * size.height()];
        int at = 0;
        for (int c = 0; c < 3; c++) {
            int channel = order.equals("bgr") ? c : 2 - c;
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    boolean inside = x < box.width() && y < box.height();
                    double value = inside ? bilinear(bgr, box, x, y, channel) : 0;
                    values[at++] = (float) ((value - MEAN[c]) * SCALE[c]);
                }
            }
        }
        return values;
    }

    private static double bilinear(Image bgr, Letterbox box, int x, int y, int channel) {
        double atX = clamp((x + .5) * bgr.width() / box.width() - .5, bgr.width());
        double atY = clamp((y + .5) * bgr.height() / box.height() - .5, bgr.height());
        int left = (int) atX, above = (int) atY;
        int right = Math.min(left + 1, bgr.width() - 1), below = Math.min(above + 1, bgr.height() - 1);
        double w = atX - left, h = atY - above;
        double upper = TestPictures.value(bgr, left, above, channel) * (1 - w)
                + TestPictures.value(bgr, right, above, channel) * w;
        double lower = TestPictures.value(bgr, left, below, channel) * (1 - w)
                + TestPictures.value(bgr, right, below, channel) * w;
        return upper * (1 - h) + lower * h;
    }

    private static double clamp(double at, int length) {
        return Math.max(0, Math.min(length - 1, at));
    }
}
