package io.mien.inference.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.model.ChannelOrder;
import io.mien.model.InputSize;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Inputs of float32 and float16 in both layouts, against the planar one of float32. */
class WideRowsTest {
    private static final InputSize SIZE = new InputSize(20, 15);
    private static final int PLANE = 20 * 15;
    private static final int PICTURE = 3 * PLANE;
    private static final int[][] SIZES = {{64, 48}, {20, 15}, {20, 7}, {9, 15}, {7, 90}};

    private final Mud mud;

    WideRowsTest() throws ModelRejectedException {
        mud = Mud.parse(
                "[basic]\ntype=onnx\nmodel=m.onnx\n[extra]\nmodel_type=test\nmean=104, 117, 123\nscale=1, .5, .017",
                "m.mud");
    }

    @Test
    void packedFloatsAreThePlanarOnesInAnotherPlace() {
        for (int[] wh : SIZES) {
            Image picture = noise(wh[0], wh[1]);
            float[] planar = floats(PixelLayout.PLANAR, picture);
            float[] expected = new float[PICTURE];
            for (int i = 0; i < PICTURE; i++) {
                expected[index(PixelLayout.PACKED, i)] = planar[i];
            }
            assertArrayEquals(expected, floats(PixelLayout.PACKED, picture));
        }
    }

    @ParameterizedTest
    @EnumSource(PixelLayout.class)
    void halvesAreTheFloatsRounded(PixelLayout layout) {
        for (int[] wh : SIZES) {
            Image picture = noise(wh[0], wh[1]);
            float[] floats = floats(layout, picture);
            short[] expected = new short[PICTURE];
            for (int i = 0; i < PICTURE; i++) {
                expected[i] = Float16.of(floats[i]);
            }
            short[] found = new short[PICTURE];
            Arrays.fill(found, (short) 0x7777);
            write(new HalfRows(ShortBuffer.wrap(found), SIZE, layout, mud), picture);
            assertArrayEquals(expected, found);
        }
    }

    /** Expected bits as NumPy's {@code float16} gives them. */
    @ParameterizedTest
    @CsvSource({
        "0, 0000",
        "-0.0, 8000",
        "1, 3c00",
        "-2.5, c100",
        "0.1, 2e66",
        "255, 5bf8",
        "2049, 6800",
        "2051, 6802",
        "65504, 7bff",
        "65519, 7bff",
        "65520, 7c00",
        "-1e9, fc00",
        "6.1035156e-5, 0400",
        "6.1e-5, 03ff",
        "6.0e-8, 0001",
        "2.9e-8, 0000",
        "NaN, 7e00"
    })
    void halfIsTheNearest(float value, String bits) {
        assertEquals(bits, String.format("%04x", Float16.of(value) & 0xffff));
    }

    private float[] floats(PixelLayout layout, Image picture) {
        float[] found = new float[PICTURE];
        Arrays.fill(found, Float.NaN);
        write(new FloatRows(FloatBuffer.wrap(found), SIZE, layout, mud), picture);
        return found;
    }

    private static void write(InputRows rows, Image picture) {
        new Letterboxer(rows, 1, SIZE, ChannelOrder.RGB).write(picture, 0);
    }

    /** The offset of the {@code i}th value of a planar input. */
    private static int index(PixelLayout layout, int i) {
        return layout == PixelLayout.PLANAR ? i : 3 * (i % PLANE) + i / PLANE;
    }

    private static Image noise(int width, int height) {
        byte[] data = new byte[3 * width * height];
        new Random(31L * width + height).nextBytes(data);
        return Image.of(width, height, PixelFormat.BGR, data);
    }
}
